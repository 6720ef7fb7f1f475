// Projects that the scenario ties to no port and no link: beside the map.
import type { Project } from '../engine/types';
import { t } from '../i18n';
import { projectName } from './names';
import { kStageHeight, kStageWidth, Stages } from './stages';

export function Elsewhere({ projects }: { projects: Project[] }) {
  if (projects.length === 0) return null;
  return (
    <div class="worldmap-elsewhere small">
      <h3>{t('map.elsewhere')}</h3>
      <ul>
        {projects.map((project) => (
          <li key={project.id}>
            <svg width={kStageWidth} height={kStageHeight} aria-hidden="true"><Stages project={project} x={0} y={0} /></svg>
            {' '}{projectName(project)}
          </li>
        ))}
      </ul>
    </div>
  );
}
