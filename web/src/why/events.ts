// What an event says in the page's language: without a full stop, as deeds do.
import { num, percent, t } from '../i18n';
import type { HistoryEvent } from '../engine/types';
import { label, target, thing } from './names';

/** Shocks carry a note for readers of files; the page says it with a badge. */
const bare = (text: string) => text.replace(/\s*\((exogenous|exogenous;[^)]*)\)\s*\.?$/, '');

export function told(event: HistoryEvent): string {
  if (event.kind === 'shock') return label(bare(event.text));
  const key = `why.event.${event.kind}`;
  const said = t(key, {
    s: target(event.subject), a: thing(event.actor), v: num(event.value), p: percent(event.value),
    l: t(`why.stateLevel.${Math.max(0, Math.min(3, Math.round(event.value)))}`),
  });
  return said !== key ? said : event.text.replace(/\.$/, '');
}
