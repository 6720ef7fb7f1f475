// How to read the page, and what it cannot say.
import type { JSX } from 'preact';
import { t } from '../i18n';
import type { ReportData } from './data';

export function Reading({ data }: { data: ReportData }): JSX.Element {
  const keys = ['reading_interval', 'reading_average', 'reading_luck', 'reading_pairs', 'reading_quantiles', 'reading_digits',
    'reading_verify'];
  return (
    <section class="report-section" aria-labelledby="report-reading">
      <h2 id="report-reading">{t('report.reading')}</h2>
      <ul>{keys.map((key) => <li key={key}>{t(`report.${key}`, { luck: t(`report.luck_${data.manifest['luck'] ?? 'common'}`) })}</li>)}</ul>
      <h3>{t('report.limits')}</h3>
      <p>{t('report.limits_text')}</p>
    </section>
  );
}
