// The traces of the hidden theory: what an observer of the world would have.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/engine';
import type { Answer } from '../engine/types';
import { num, t } from '../i18n';
import { outcomes } from '../lessons/outcomes';
import { withUnit } from '../lessons/predict';
import { Spark } from '../lessons/spark';
import { rowOf } from '../lessons/verdict';
import { plainChoice } from '../state';
import type { Candidate } from './candidates';
import { watched } from './design';

const kTraceRuns = 200;

function Trace({ answer, id }: { answer: Answer; id: string }) {
  const outcome = outcomes.get(id);
  const line = outcome && rowOf(answer, outcome.metric, answer.mean);
  if (!outcome || !line) return null;
  const low = rowOf(answer, outcome.metric, answer.q05);
  const high = rowOf(answer, outcome.metric, answer.q95);
  const name = t(`lessons.outcome.${id}`);
  const span = `${num(low?.at(-1) ?? NaN)} – ${num(high?.at(-1) ?? NaN)}`;
  return (
    <figure class="theories-trace">
      <figcaption>{name}</figcaption>
      <Spark line={line} lo={low} hi={high} title={t('theories.traceOf', { outcome: name })}
        width={220} height={64} />
      <p class="numbers small">
        {t('theories.traceEnd', { mean: withUnit(outcome, num(line.at(-1) ?? NaN)), span })}
      </p>
    </figure>
  );
}

export function Traces({ hidden }: { hidden: Candidate }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let wanted = true;
    setAnswer(null);
    setFailure('');
    engine().ensemble({ ...plainChoice(), variant: hidden }, kTraceRuns).then(
      (a) => { if (wanted) setAnswer(a); },
      (error) => { if (wanted) setFailure(String(error)); },
    );
    return () => { wanted = false; };
  }, [hidden]);
  return (
    <section class="panel" aria-labelledby="theories-traces">
      <h2 id="theories-traces">{t('theories.traces')}</h2>
      <p>{t('theories.tracesText', { runs: kTraceRuns })}</p>
      <div aria-live="polite">
        {failure && <p role="alert">{failure}</p>}
        {!answer && !failure && <p>{t('lessons.running')}</p>}
      </div>
      <div class="theories-traces">
        {answer && watched.map((id) => <Trace key={id} answer={answer} id={id} />)}
      </div>
    </section>
  );
}
