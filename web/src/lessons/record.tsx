// What was observed, beside what the runs of the scenario span (lesson 9).
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../engine/types';
import { num, t } from '../i18n';
import { observedTrade } from './observed';
import { baselineOf } from './run';
import { useWorld } from './names';
import type { Contrast } from './lesson';
import { rowOf } from './verdict';

export function Record({ contrast }: { contrast: Contrast }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const world = useWorld(contrast);
  useEffect(() => {
    let wanted = true;
    baselineOf(contrast).then((a) => { if (wanted) setAnswer(a); }, () => undefined);
    return () => { wanted = false; };
  }, [contrast]);

  const metric = 'X[RUS,CHN]';
  const row = (matrix: Float64Array | undefined) =>
    (answer && matrix ? rowOf(answer, metric, matrix) : null);
  const [mean, low, high] = [row(answer?.mean), row(answer?.q05), row(answer?.q95)];
  return (
    <div class="panel lessons-step">
      <h2>{t('lessons.recordTitle')}</h2>
      <p>{t('lessons.recordText')}</p>
      <div class="lessons-wide" tabIndex={0} role="region" aria-label={t('lessons.recordTitle')}>
        <table>
          <thead><tr>
            {['year', 'observed', 'mean', 'span', 'inside', 'source'].map((head) => (
              <th scope="col" key={head}>{t(`lessons.head.${head}`)}</th>
            ))}
          </tr></thead>
          <tbody>
            {observedTrade.map(({ year, value, source }) => {
              const tick = world?.dates.indexOf(`${year}Q4`) ?? -1;
              const [m, l, h] = [mean?.[tick], low?.[tick], high?.[tick]];
              const inside = l !== undefined && h !== undefined && l <= value && value <= h;
              return (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  <td class="numbers">{num(value, 4)}</td>
                  <td class="numbers">{m === undefined ? '…' : num(m)}</td>
                  <td class="numbers">
                    {l === undefined || h === undefined ? '…' : `${num(l)} – ${num(h)}`}
                  </td>
                  <td>{l === undefined ? '' : t(inside ? 'lessons.inside' : 'lessons.outside')}</td>
                  <td class="quiet">{source}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p>{t('lessons.recordCommand')} <code>tumen hindcast zarubino</code></p>
    </div>
  );
}
