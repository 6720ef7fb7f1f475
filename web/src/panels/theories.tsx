// "Which theory?": a hidden theory each round, blind traces, three contrasts, a guess.
import { signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { Confusion } from '../theories/confusion';
import { begin, game, kRounds } from '../theories/game';
import { Round } from '../theories/round';
import '../theories/theories.css';

/** The round that is shown: it stays when its guess is made, until the next is asked for. */
const shown = signal(Math.min(game.peek().guesses.length, kRounds - 1));

function Begin() {
  const [name, setName] = useState('');
  const start = () => {
    shown.value = 0;
    begin(name.trim());
  };
  return (
    <form class="panel theories-begin"
      onSubmit={(e) => { e.preventDefault(); if (name.trim()) start(); }}>
      <p>{t('theories.intro', { rounds: kRounds })}</p>
      <label>
        {t('theories.name')}{' '}
        <input type="text" value={name} maxLength={100} autocomplete="off"
          onInput={(e) => setName(e.currentTarget.value)} />
      </label>{' '}
      <button type="submit" class="primary" disabled={!name.trim()}>{t('theories.begin')}</button>
      <p class="quiet">{t('theories.nameText')}</p>
    </form>
  );
}

export function Theories() {
  const { name, guesses } = game.value;
  const round = shown.value;
  return (
    <div class="theories">
      <header>
        <h1>{t('theories.title')}</h1>
        {name && (
          <p class="theories-buttons">
            <span>{t('theories.round', { round: round + 1, rounds: kRounds, name })}</span>
            <button type="button" class="no-print" onClick={() => print()}>{t('theories.print')}</button>
            <button type="button" class="no-print"
              onClick={() => { if (confirm(t('theories.againSure'))) begin(''); }}>
              {t('theories.again')}
            </button>
          </p>
        )}
      </header>
      {name
        ? (
          <Round key={`${name}#${round}`} name={name} round={round} guessed={guesses[round] ?? null}
            last={round >= kRounds - 1} next={() => { shown.value = round + 1; }} />
        )
        : <Begin />}
      <Confusion game={game.value} />
    </div>
  );
}
