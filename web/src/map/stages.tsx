// How far a project came: three bars, the shares of runs in which it is signed, operates, was
// cancelled. They stand side by side in this order, so that colour is not needed to read them.
import type { Project } from '../engine/types';
import { isActive } from './active';
import { figureNow, kStages } from './figures';

export const kStageWidth = 26;
export const kStageHeight = 20;
const kBar = 6, kFull = 15;

export function Stages({ project, x, y }: { project: Project; x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class={`worldmap-stages${isActive('project', project.id) ? ' is-active' : ''}`}
        width={kStageWidth} height={kStageHeight} rx={3} />
      {kStages.map((stage, i) => {
        const share = figureNow(`${stage}[${project.id}]`)?.mean ?? 0;
        const left = 3 + i * (kBar + 1);
        return (
          <g key={stage}>
            <rect class="worldmap-empty" x={left} y={2.5} width={kBar} height={kFull} />
            <rect class={`worldmap-stage is-${stage}`} x={left} y={2.5 + kFull * (1 - share)} width={kBar}
              height={kFull * share} />
          </g>
        );
      })}
    </g>
  );
}
