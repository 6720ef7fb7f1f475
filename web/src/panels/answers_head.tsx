// How far the runs are, and how well the headline is known by now.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Answer, WorldInfo } from '../engine/types';
import { withHalf } from '../figures/numbers';
import { num, t } from '../i18n';
import { wantedRuns } from '../state';
import { levelName } from './metric_names';
import { fanOf } from './rows';

export function AnswersHead({ world, answer }: { world: WorldInfo | null; answer: Answer | null }): JSX.Element {
  const wanted = wantedRuns.value;
  return (
    <header class="panel answers-head">
      <div class="answers-progress">
        <h2>{t('answers.title')}</h2>
        <span class="numbers">{t('answers.runs', { runs: num(answer?.runs ?? 0, 9), wanted: num(wanted, 9) })}</span>
        <progress max={wanted} value={answer?.runs ?? 0} aria-label={t('answers.progress')} />
        <span class="visually-hidden" aria-live="polite">{answer?.done ? t('answers.done', { runs: num(answer.runs, 9) }) : ''}</span>
        {answer && answer.failed > 0 && <span class="answers-failed">{t('answers.failed', { failed: num(answer.failed, 9) })}</span>}
        {answer && <Hash hash={answer.hash} />}
      </div>
      {world && answer && (
        <ul class="answers-headlines numbers">
          {world.levels.map((level) => <Headline key={level} level={level} answer={answer} />)}
        </ul>
      )}
    </header>
  );
}

const kWidth = 90;

/** The ratio of a level after the last tick, and its interval on the scale of the first one seen. */
function Headline({ level, answer }: { level: string; answer: Answer }): JSX.Element | null {
  const first = useRef({ runs: Infinity, half: 0 });
  const row = fanOf(answer, `RR[${level}]`, level);
  if (!row) return null;
  const last = answer.ticks - 1;
  const mean = row.mean[last] ?? NaN, half = (row.hi[last] ?? NaN) - mean;
  // Fewer runs than before: another world has begun.
  if (answer.runs < first.current.runs && Number.isFinite(half)) first.current = { runs: answer.runs, half };
  const share = first.current.half > 0 ? Math.min(1, half / first.current.half) : 0;
  return (
    <li>
      <span class="quiet small">{t('answers.headline', { level: levelName(level) })}</span>
      <b>{withHalf(mean, mean + half)}</b>
      <svg class="answers-half" viewBox={`0 0 ${kWidth} 12`} width={kWidth} height="12" aria-hidden="true">
        <line x1="0" x2={kWidth} y1="6" y2="6" />
        <rect x={(kWidth / 2) * (1 - share)} y="2" width={Math.max(1, kWidth * share)} height="8" rx="2" />
        <circle cx={kWidth / 2} cy="6" r="2.5" />
      </svg>
    </li>
  );
}

function Hash({ hash }: { hash: string }): JSX.Element {
  const [copied, setCopied] = useState('');
  const code = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(hash);
      setCopied(hash);
    } catch {
      // A browser that does not let pages copy still lets people.
      if (code.current) getSelection()?.selectAllChildren(code.current);
    }
  };
  return (
    <span class="answers-hash small">
      <span class="quiet" title={t('answers.hash_meaning')}>{t('answers.hash')}</span> <code ref={code}>{hash}</code>{' '}
      <button type="button" class="no-print" onClick={copy} aria-label={t('answers.copy_hash')}>
        {t(copied === hash ? 'answers.copied' : 'answers.copy')}
      </button>
    </span>
  );
}
