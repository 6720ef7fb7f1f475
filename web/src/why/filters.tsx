// What of a history is told: by who, about what, which kind of decision.
import { t } from '../i18n';
import type { History } from '../engine/types';
import type { Filter } from './chronicle';
import { docket, target, thing } from './names';

interface Props {
  history: History;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

interface PickProps {
  name: string;
  value: string;
  ids: string[];
  word: (id: string) => string;
  pick: (id: string) => void;
}

function Pick({ name, value, ids, word, pick }: PickProps) {
  // A choice made in another world stays choosable, so that it can be seen and undone.
  const all = [...new Set(value ? [...ids, value] : ids)];
  const options = all.map((id) => ({ id, text: word(id) })).sort((a, b) => a.text.localeCompare(b.text));
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">{t('why.filter.all')}</option>
        {options.map((o) => <option key={o.id} value={o.id}>{o.text}</option>)}
      </select>
    </label>
  );
}

export function Filters({ history, filter, onChange }: Props) {
  const of = (key: 'agent' | 'target' | 'docket') => history.decisions.map((d) => d[key]);
  return (
    <div class="filters no-print">
      <Pick name={t('why.filter.agent')} value={filter.agent} ids={of('agent')} word={thing}
        pick={(agent) => onChange({ ...filter, agent })} />
      <Pick name={t('why.filter.target')} value={filter.target} ids={of('target')} word={target}
        pick={(id) => onChange({ ...filter, target: id })} />
      <Pick name={t('why.filter.docket')} value={filter.docket} ids={of('docket')} word={docket}
        pick={(id) => onChange({ ...filter, docket: id })} />
      <label class="filters-check">
        <input type="checkbox" checked={filter.notableOnly}
          onChange={(event) => onChange({ ...filter, notableOnly: event.currentTarget.checked })} />
        <span>{t('why.filter.notable')}</span>
      </label>
    </div>
  );
}
