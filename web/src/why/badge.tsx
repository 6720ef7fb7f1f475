// Whether something was set by the scenario or chosen in it: said by shape and word, not colour alone.
import { t } from '../i18n';

export function Badge({ exogenous, quiet = false }: { exogenous: boolean; quiet?: boolean }) {
  const word = t(exogenous ? 'why.badge.exogenous' : 'why.badge.emergent');
  return (
    <span class={`badge ${exogenous ? 'badge-exogenous' : 'badge-emergent'}`}>
      <span aria-hidden="true">{exogenous ? '◆' : '○'}</span>
      <span class={quiet ? 'visually-hidden' : undefined}> {word}</span>
    </span>
  );
}
