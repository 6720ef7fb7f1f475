// Everything that can be moved.
import { t, tOr } from '../i18n';
import { choice, world } from '../state';
import { LeverRow } from '../levers/lever';
import { groupOf, leverGroups } from '../levers/groups';
import { movedCount, putBack, switchMechanism } from '../levers/moves';
import { Picker } from '../levers/picker';
import { Shocks } from '../levers/shocks';
import './levers.css';

function Weights() {
  const info = world.value;
  if (!info || info.weights.length === 0) return null;
  return (
    <details class="levers-group">
      <summary>{t('app.weights.title')}</summary>
      <p class="small quiet">{t('app.weights.note')}</p>
      {info.weights.map((lever) => <LeverRow key={lever.id} lever={lever} />)}
    </details>
  );
}

function Mechanisms() {
  const info = world.value;
  if (!info) return null;
  return (
    <details class="levers-group">
      <summary>{t('app.mechanisms.title')}</summary>
      <p class="small quiet">{t('app.mechanisms.note')}</p>
      {info.mechanisms.map((m) => (
        <div class="shock" key={m.id} title={t('app.lever.equation', { equation: m.meaning })}>
          <input id={`mechanism-${m.id}`} type="checkbox" checked={!choice.value.without.includes(m.id)}
            onChange={(e) => switchMechanism(m.id, e.currentTarget.checked)} />
          <label for={`mechanism-${m.id}`}>{tOr(`data.mechanism.${m.id}`, m.label)}</label>
        </div>
      ))}
    </details>
  );
}

export function Levers() {
  const info = world.value;
  const moved = movedCount(choice.value);
  return (
    <section class="levers panel" aria-label={t('app.levers')}>
      <Picker />
      <div class="levers-head">
        <h2>{t('app.levers')}</h2>
        <button type="button" disabled={moved === 0} onClick={putBack}>
          {t('app.put-back', { count: moved })}</button>
      </div>
      {info && leverGroups.map((group) => {
        const levers = info.levers.filter((lever) => groupOf(lever) === group);
        return levers.length > 0 && (
          <fieldset key={group}><legend>{t(`app.group.${group}`)}</legend>
            {levers.map((lever) => <LeverRow key={lever.id} lever={lever} />)}
          </fieldset>
        );
      })}
      <Shocks />
      <Weights />
      <Mechanisms />
    </section>
  );
}
