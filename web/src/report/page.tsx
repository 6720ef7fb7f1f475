// The page, from the question to its limits.
import type { JSX } from 'preact';
import { language, languageNames, languages, t, type Language } from '../i18n';
import { metric, paired } from './choice';
import { Chooser } from './chooser';
import { Claims } from './claims';
import { Correlations } from './correlations';
import { Curves } from './curves';
import type { ReportData } from './data';
import { Failures } from './failures';
import { Fans } from './fans';
import { LowRatio } from './low_ratio';
import { Manifest } from './manifest';
import { Maps } from './maps';
import { Reading } from './reading';
import { Sensitivity } from './sensitivity';
import { Summary } from './summary';
import { withUnit } from './words';

function Tongue(): JSX.Element {
  return (
    <label class="report-chooser no-print">
      <span>{t('report.language')}</span>
      <select value={language.value} onChange={(e) => { language.value = e.currentTarget.value as Language; }}>
        {languages.map((l) => <option key={l} value={l} lang={l}>{languageNames[l]}</option>)}
      </select>
    </label>
  );
}

export function Page({ data }: { data: ReportData }): JSX.Element {
  document.documentElement.lang = language.value;
  document.title = data.manifest['title'] || data.manifest['experiment'] || 'Tumen';
  return (
    <>
      <header class="report-head">
        <div class="report-top"><span class="quiet">{t('report.kind')}</span><Tongue /></div>
        <h1>{data.manifest['title']}</h1>
        {data.manifest['question'] && <p class="report-question">{data.manifest['question']}</p>}
      </header>
      <main class="report">
        <div class="report-bar-of-choices no-print" role="region" aria-label={t('report.choices')}>
          <Chooser label={t('report.metric')} options={data.metrics.map(withUnit)} value={metric.value} onChange={(m) => { metric.value = m; }} />
          {data.differences && (
            <Chooser label={t('report.show')} options={[t('report.values'), t('report.differences')]} value={paired.value ? 1 : 0}
              onChange={(k) => { paired.value = k === 1; }} />
          )}
          <button type="button" onClick={() => window.print()}>{t('report.print')}</button>
        </div>
        <Summary data={data} />
        <Manifest data={data} />
        <Curves data={data} />
        <Maps data={data} />
        <Sensitivity data={data} />
        <Correlations data={data} />
        <Fans data={data} />
        <LowRatio data={data} />
        <Failures data={data} />
        <Claims data={data} />
        <Reading data={data} />
      </main>
    </>
  );
}
