// What the marks of the map mean.
import { num, t } from '../i18n';
import { world } from '../state';
import { changing } from './active';
import { kStages, largestFlowChange, largestPortChange, lineWidth, peakFlow, peakPort, portRadius } from './figures';
import { cap, dashes, knownMode } from './linkline';
import { modeName } from './names';

const kLength = 34;

function Line({ tone, width, mode }: { tone: string; width: number; mode: string }) {
  return (
    <svg width={kLength} height={14} aria-hidden="true">
      <path class={`worldmap-link ${tone}`} d={`M2 7H${kLength - 2}`} stroke-width={width}
        stroke-dasharray={dashes(mode, width)} stroke-linecap={cap(mode)} />
    </svg>
  );
}

export function Legend() {
  const modes = [...new Set((world.value?.links ?? []).map((link) => link.mode))];
  const change = changing.value;
  const most = change ? largestFlowChange.value : peakFlow.value;
  const port = change ? largestPortChange.value : peakPort.value;
  return (
    <ul class="worldmap-legend small">
      {modes.map((mode) => (
        <li key={mode}>
          <Line tone={change ? 'is-same' : `is-${knownMode(mode)}`} width={2} mode={mode} /> {modeName(mode)}
        </li>
      ))}
      {change && ['more', 'less'].map((way) => (
        <li key={way}><Line tone={`is-${way}`} width={4} mode="rail" /> {t(`map.legend.${way}`)}</li>
      ))}
      {most > 0 && (
        <li>
          <Line tone={change ? 'is-same' : 'is-other'} width={lineWidth(most, most)} mode="rail" />{' '}
          {t('map.mt', { value: num(most, 2) })}
        </li>
      )}
      {port > 0 && (
        <li>
          <svg width={36} height={36} aria-hidden="true">
            {[1, 0.1].map((share) => {
              const r = portRadius(share, 1);
              return <circle key={share} class={`worldmap-port${change ? ' is-same' : ''}`} cx={18} cy={35 - r} r={r} />;
            })}
          </svg>{' '}
          {t('map.legend.ports', { large: num(port, 2), small: num(port / 10, 2) })}
        </li>
      )}
      <li>
        <svg width={12} height={12} aria-hidden="true"><rect class="worldmap-market" x={2} y={2} width={8} height={8} /></svg>
        {' '}{t('map.kind.market')}
      </li>
      <li>
        <svg width={12} height={12} aria-hidden="true"><circle class="worldmap-terminal" cx={6} cy={6} r={3.5} /></svg>
        {' '}{t('map.kind.terminal')}
      </li>
      <li>
        {t('map.legend.projects')}{' '}
        {kStages.map((stage) => (
          <span key={stage} class="worldmap-key">
            <svg width={8} height={14} aria-hidden="true"><rect class={`worldmap-stage is-${stage}`} x={1} width={6} height={14} /></svg>
            {t(`map.stage.${stage}`)}
          </span>
        ))}
      </li>
    </ul>
  );
}
