// One lever: name, unit, range, where it stands, and on hover what it means and where that is from.
import { num, t, tOr } from '../i18n';
import { choice } from '../state';
import type { Lever } from '../engine/types';
import { isSwitch, stepOf } from './groups';
import { moveLever, valueOf } from './moves';

function about(lever: Lever): string {
  const parts = [lever.meaning, lever.targets.slice(0, 3).join(', '),
    lever.equation && t('app.lever.equation', { equation: lever.equation }),
    lever.source && t('app.lever.source', { source: lever.source })];
  return parts.filter(Boolean).join('\n');
}

export function LeverRow({ lever }: { lever: Lever }) {
  const value = valueOf(lever);
  const moved = lever.id in choice.value.levers;
  const id = `lever-${lever.id.replace(/\W/g, '-')}`;
  const label = tOr(`data.lever.${lever.id}`, lever.label);
  return (
    <div class={`lever ${moved ? 'lever-moved' : ''}`} title={about(lever)}>
      <label for={id}>{label}</label>
      {isSwitch(lever) ? (
        <input id={id} type="checkbox" checked={value >= 0.5}
          onChange={(e) => moveLever(lever, e.currentTarget.checked ? 1 : 0)} />
      ) : (
        <div class="lever-slide">
          <input id={id} type="range" min={lever.low} max={lever.high} step={stepOf(lever)}
            value={value} aria-valuetext={`${num(value, 4)} ${lever.unit}`}
            onInput={(e) => moveLever(lever, e.currentTarget.valueAsNumber)} />
          <output class="numbers" for={id}>{num(value, 4)}
            {lever.unit !== '1' && <span class="quiet"> {lever.unit}</span>}</output>
          <button type="button" class="lever-back" disabled={!moved}
            aria-label={t('app.lever.back', { name: label })}
            onClick={() => moveLever(lever, lever.standard)}>↺</button>
        </div>
      )}
    </div>
  );
}
