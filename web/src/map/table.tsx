// The map in words and numbers, at the shown tick: for those who do not see it, and for paper.
import type { ComponentChildren } from 'preact';
import { num, percent, signed, t } from '../i18n';
import { comparison, world } from '../state';
import { owner } from './card';
import { change, figureNow, kStages } from './figures';
import { modeName, nodeName, projectName } from './names';

function Figures({ name }: { name: string }) {
  const now = figureNow(name), moved = change(name);
  return (
    <>
      <td class="numbers">{now ? num(now.mean) : ''}</td>
      <td class="numbers">{now ? `${num(now.q05)} – ${num(now.q95)}` : ''}</td>
      {comparison.value && <td class="numbers">{moved ? signed(moved.difference) : ''}</td>}
    </>
  );
}

function Sheet({ title, heads, children }: { title: string; heads: string[]; children: ComponentChildren }) {
  return (
    <table>
      <caption>{title}</caption>
      <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Tables() {
  const w = world.value;
  if (!w) return null;
  const amounts = [t('map.mean'), t('map.band'), ...(comparison.value ? [t('map.change')] : [])];
  const name = (id: string): string => {
    const node = w.nodes.find((n) => n.id === id);
    return node ? nodeName(node) : id;
  };
  const ports = w.nodes.filter((node) => figureNow(`THR[${node.id}]`));
  return (
    <div class="worldmap-tables small">
      <Sheet title={t('map.table.ports')} heads={[t('map.table.port'), t('map.table.owner'), ...amounts]}>
        {ports.map((node) => (
          <tr key={node.id}>
            <th scope="row">{nodeName(node)}</th><td>{owner(node.owner)}</td><Figures name={`THR[${node.id}]`} />
          </tr>
        ))}
      </Sheet>
      <Sheet title={t('map.table.links')} heads={[t('map.table.link'), t('map.table.mode'), ...amounts]}>
        {w.links.map((link) => (
          <tr key={link.id}>
            <th scope="row">{t('map.between', { from: name(link.from), to: name(link.to) })}</th>
            <td>{modeName(link.mode)}</td><Figures name={`FLOW[${link.id}]`} />
          </tr>
        ))}
      </Sheet>
      <Sheet title={t('map.table.projects')}
        heads={[t('map.table.project'), ...kStages.map((stage) => t(`map.stage.${stage}`))]}>
        {w.projects.map((project) => (
          <tr key={project.id}>
            <th scope="row">{projectName(project)}</th>
            {kStages.map((stage) => {
              const share = figureNow(`${stage}[${project.id}]`);
              return <td key={stage} class="numbers">{share ? percent(share.mean) : ''}</td>;
            })}
          </tr>
        ))}
      </Sheet>
    </div>
  );
}
