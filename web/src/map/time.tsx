// The time under the map: a slider, and a button that lets it run.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { shownTick, world } from '../state';
import { tick } from './figures';

const kPause = 160;  // ms from tick to tick

const still = typeof matchMedia === 'function' ? matchMedia('(prefers-reduced-motion: reduce)') : null;

export function Time({ ticks }: { ticks: number }) {
  const [playing, setPlaying] = useState(false);
  const last = ticks - 1;
  useEffect(() => {
    if (!playing) return undefined;
    const from = tick.value >= last ? 0 : tick.value;
    let begun = -1, frame = 0;
    const step = (time: number): void => {
      if (begun < 0) begun = time;
      shownTick.value = Math.min(last, from + Math.floor((time - begun) / kPause));
      if (shownTick.value >= last) setPlaying(false);
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, last]);
  const to = (value: number): void => {
    setPlaying(false);
    shownTick.value = Math.max(0, Math.min(last, value));
  };
  const date = world.value?.dates[tick.value] ?? '';
  return (
    <div class="worldmap-time">
      {!still?.matches && (
        <button type="button" class="no-print" onClick={() => setPlaying(!playing)}>
          {playing ? t('map.pause') : t('map.play')}
        </button>
      )}
      <button type="button" class="no-print" aria-label={t('map.earlier')} onClick={() => to(tick.value - 1)}
        disabled={tick.value <= 0}>‹</button>
      <input type="range" class="no-print" min={0} max={last} value={tick.value} aria-label={t('map.time')}
        aria-valuetext={date} onInput={(event) => to(event.currentTarget.valueAsNumber)} />
      <button type="button" class="no-print" aria-label={t('map.later')} onClick={() => to(tick.value + 1)}
        disabled={tick.value >= last}>›</button>
      <output class="numbers">{date}</output>
    </div>
  );
}
