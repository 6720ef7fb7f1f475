// What the scenario does by itself at a date: each can be switched off, or moved in time.
import { t, tOr } from '../i18n';
import { choice, world } from '../state';
import type { Shock } from '../engine/types';
import { dateShock, switchShock } from './moves';

function ShockRow({ shock, dates }: { shock: Shock; dates: string[] }) {
  const moved = choice.value.shocks[shock.id];
  const on = moved ?? shock.enabled;
  // The described world has the shock where it was moved to; its own date is remembered first.
  const date = choice.value.dates[shock.id] ?? shock.date;
  const id = `shock-${shock.id}`;
  return (
    <div class="shock" title={shock.source}>
      <input id={id} type="checkbox" checked={on}
        onChange={(e) => switchShock(shock.id, standardOf(shock), e.currentTarget.checked)} />
      <label for={id}>{tOr(`data.shock.${shock.id}`, shock.label.replace(/ \(exogenous\)$/, ''))}</label>
      <select aria-label={t('app.shocks.date', { name: shock.label })} value={date} disabled={!on}
        onChange={(e) => dateShock(shock.id, firstDate(shock), e.currentTarget.value)}>
        {dates.map((d) => <option key={d} value={d}>{d}</option>)}
      </select>
    </div>
  );
}

// The description follows the choice, so what the files say is kept from the first sight.
const standards = new Map<string, { enabled: boolean; date: string }>();

function remember(scenario: string, shock: Shock): { enabled: boolean; date: string } {
  const key = `${scenario} ${shock.id}`;
  const known = standards.get(key);
  if (known) return known;
  const { shocks, dates } = choice.value;
  const seen = {
    enabled: shock.id in shocks ? !shocks[shock.id] : shock.enabled,
    date: shock.id in dates ? '' : shock.date,
  };
  standards.set(key, seen);
  return seen;
}

const standardOf = (shock: Shock) => remember(choice.value.scenario, shock).enabled;
const firstDate = (shock: Shock) => remember(choice.value.scenario, shock).date;

export function Shocks() {
  const info = world.value;
  if (!info || info.shocks.length === 0) return null;
  for (const shock of info.shocks) remember(choice.value.scenario, shock);
  const sorted = [...info.shocks].sort((a, b) => a.id < b.id ? -1 : 1)
    .sort((a, b) => a.tick - b.tick);
  return (
    <details class="levers-group">
      <summary>{t('app.shocks.title')}</summary>
      <p class="small quiet">{t('app.shocks.note')}</p>
      {sorted.map((shock) => <ShockRow key={shock.id} shock={shock} dates={info.dates} />)}
    </details>
  );
}
