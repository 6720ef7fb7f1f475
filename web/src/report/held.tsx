// At which levels the factors that are on no axis are held.
import type { JSX } from 'preact';
import { num, t } from '../i18n';
import { held } from './choice';
import { Chooser } from './chooser';
import type { ReportData } from './data';

export function HeldChoosers({ data, except }: { data: ReportData; except: number[] }): JSX.Element {
  return (
    <>
      {data.curves.filter((c) => !except.includes(c.factor)).map((c) => (
        <Chooser key={c.factor} label={t('report.held_at', { factor: data.factors[c.factor]?.name ?? '' })}
          options={c.levels.map((level) => num(level))} value={held.value[c.factor] ?? 0}
          onChange={(level) => { held.value = held.value.map((was, f) => (f === c.factor ? level : was)); }} />
      ))}
    </>
  );
}
