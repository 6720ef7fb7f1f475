// Where a contrast is designed: one named change, or one lever between two values.
import { useState } from 'preact/hooks';
import type { WorldInfo } from '../engine/types';
import { t } from '../i18n';
import { firstDesign, pairCounts } from './design';
import type { Design } from './design';
import { armName, leverName } from './names';

function Value({ label, value, low, high, change }:
  { label: string; value: number; low: number; high: number; change: (x: number) => void }) {
  return (
    <label>
      {label}{' '}
      <input type="number" value={value} min={low} max={high} step="any"
        onChange={(e) => {
          const x = e.currentTarget.valueAsNumber;
          change(Number.isFinite(x) ? Math.min(high, Math.max(low, x)) : value);
        }} />
    </label>
  );
}

export function Designer({ world, left, busy, run }: {
  world: WorldInfo; left: number; busy: boolean; run: (design: Design, pairs: number) => void;
}) {
  const [design, setDesign] = useState<Design | null>(() => firstDesign(world));
  const [pairs, setPairs] = useState<number>(pairCounts[1]);
  if (!design) return null;
  const choose = (value: string) => {
    const id = value.slice(value.indexOf(':') + 1);
    const lever = world.levers.find((l) => l.id === id);
    if (value.startsWith('arm:')) setDesign({ kind: 'arm', id });
    else if (lever) setDesign({ kind: 'lever', id, from: lever.low, to: lever.high });
  };
  const lever = design.kind === 'lever' ? world.levers.find((l) => l.id === design.id) : undefined;
  return (
    <div class="theories-designer no-print">
      <label>
        {t('theories.change')}{' '}
        <select value={`${design.kind}:${design.id}`}
          onChange={(e) => choose(e.currentTarget.value)}>
          <optgroup label={t('theories.arms')}>
            {world.arms.map((a) => (
              <option key={a.id} value={`arm:${a.id}`}>{armName(world, a.id)}</option>
            ))}
          </optgroup>
          <optgroup label={t('theories.levers')}>
            {world.levers.map((l) => (
              <option key={l.id} value={`lever:${l.id}`}>{leverName(world, l.id)}</option>
            ))}
          </optgroup>
        </select>
      </label>
      {design.kind === 'lever' && lever && (
        <>
          <Value label={t('theories.from')} value={design.from} low={lever.low} high={lever.high}
            change={(from) => setDesign({ ...design, from })} />
          <Value label={t('theories.to')} value={design.to} low={lever.low} high={lever.high}
            change={(to) => setDesign({ ...design, to })} />
        </>
      )}
      <label>
        {t('theories.pairs')}{' '}
        <select value={String(pairs)} onChange={(e) => setPairs(Number(e.currentTarget.value))}>
          {pairCounts.map((n) => <option key={n} value={String(n)}>{n}</option>)}
        </select>
      </label>
      <button type="button" class="primary" disabled={busy || left < 1}
        onClick={() => run(design, pairs)}>
        {t('theories.runDesign')}
      </button>
      <span class="quiet">{t('theories.left', { left })}</span>
    </div>
  );
}
