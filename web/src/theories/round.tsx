// One round: traces, up to three contrasts, a guess, and then how all six theories answer.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/engine';
import type { WorldInfo } from '../engine/types';
import { t } from '../i18n';
import { plainChoice } from '../state';
import { candidates, hiddenTheory } from './candidates';
import type { Candidate } from './candidates';
import { kMostDesigns, sameDesign } from './design';
import type { Design } from './design';
import { Designer } from './designer';
import { TrialTable, VectorTable } from './effects';
import { guess } from './game';
import { theoryName } from './names';
import { Traces } from './traces';
import { runDesign, runVectors } from './trial';
import type { Trial, Vectors } from './trial';

function Guessing({ done }: { done: (theory: Candidate) => void }) {
  const [chosen, setChosen] = useState<Candidate | null>(null);
  return (
    <section class="panel" aria-labelledby="theories-guess">
      <h2 id="theories-guess">{t('theories.guess')}</h2>
      <fieldset class="theories-choices">
        <legend>{t('theories.guessText')}</legend>
        {candidates.map((c) => (
          <label key={c}>
            <input type="radio" name="theories-guess" checked={chosen === c}
              onChange={() => setChosen(c)} />
            <span><strong>{theoryName(c)}</strong> {t(`theories.theory.${c}.text`)}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="primary" disabled={!chosen}
        onClick={() => { if (chosen) done(chosen); }}>
        {t('theories.lock')}
      </button>
    </section>
  );
}

function Reveal({ guessed, hidden, trials, world, last, next }: {
  guessed: Candidate; hidden: Candidate; trials: Trial[]; world: WorldInfo | null;
  last: boolean; next: () => void;
}) {
  const [vectors, setVectors] = useState<Vectors[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const show = async () => {
    setBusy(true);
    setFailure('');
    try {
      const found: Vectors[] = [];
      for (const { design, pairs } of trials) {
        found.push(await runVectors(design, pairs));
        setVectors([...found]);
      }
    } catch (error) {
      setFailure(String(error));
    }
    setBusy(false);
  };
  return (
    <section class="panel" aria-labelledby="theories-reveal">
      <h2 id="theories-reveal">{t(guessed === hidden ? 'theories.right' : 'theories.wrong')}</h2>
      <p aria-live="polite">
        {t('theories.was', { truth: theoryName(hidden), guess: theoryName(guessed) })}
      </p>
      <p class="theories-buttons no-print">
        {trials.length > 0 && (
          <button type="button" disabled={busy} onClick={() => void show()}>
            {t('theories.showVectors')}
          </button>
        )}
        {!last && (
          <button type="button" class="primary" onClick={next}>{t('theories.next')}</button>
        )}
      </p>
      {failure && <p role="alert">{failure}</p>}
      <div aria-live="polite">{busy && <p>{t('lessons.running')}</p>}</div>
      {vectors.length > 0 && <p class="quiet">{t('theories.vectorsText')}</p>}
      {vectors.map((v, i) => {
        const trial = trials[i];
        return trial && (
          <VectorTable key={i} trial={trial} vectors={v} hidden={hidden} world={world} />
        );
      })}
    </section>
  );
}

export function Round({ name, round, guessed, last, next }: {
  name: string; round: number; guessed: Candidate | null; last: boolean; next: () => void;
}) {
  const hidden = hiddenTheory(name, round);
  const [world, setWorld] = useState<WorldInfo | null>(null);
  const [trials, setTrials] = useState<Trial[]>([]);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    engine().describe(plainChoice()).then(
      (found) => { if ('world' in found) setWorld(found.world); },
      (error) => setFailure(String(error)),
    );
  }, []);
  const run = async (design: Design, pairs: number) => {
    setBusy(true);
    setFailure('');
    try {
      const trial = await runDesign(design, hidden, pairs);
      setTrials((before) => [
        ...before.filter((b) => !sameDesign(b.design, design)), trial,
      ].slice(-kMostDesigns));
    } catch (error) {
      setFailure(String(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Traces hidden={hidden} />
      <section class="panel" aria-labelledby="theories-design">
        <h2 id="theories-design">{t('theories.design')}</h2>
        <p>{t('theories.designText')}</p>
        {world && guessed === null && (
          <Designer world={world} left={kMostDesigns - trials.length} busy={busy}
            run={(design, pairs) => void run(design, pairs)} />
        )}
        <div aria-live="polite">
          {busy && <p>{t('lessons.running')}</p>}
          {failure && <p role="alert">{failure}</p>}
          <TrialTable trials={trials} world={world} />
          {trials.length > 0 && <p class="quiet">{t('theories.effectsText')}</p>}
        </div>
      </section>
      {guessed === null
        ? <Guessing done={guess} />
        : (
          <Reveal guessed={guessed} hidden={hidden} trials={trials} world={world} last={last}
            next={next} />
        )}
    </>
  );
}
