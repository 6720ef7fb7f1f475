// What is known of the thing that is looked at, with its numbers at the shown tick.
import type { ComponentChildren } from 'preact';
import { num, percent, signed, t } from '../i18n';
import { comparison, world } from '../state';
import { active } from './active';
import { change, figureBefore, figureNow, kStages } from './figures';
import { fullName, modeName, nodeName, projectName, stateName } from './names';

const kWidth = 250;

export function owner(id: string): string {
  return stateName(id, world.value?.states.find((s) => s.id === id)?.label ?? id);
}

function Amount({ name, label, show }: { name: string; label: string; show: (x: number) => string }) {
  const now = figureNow(name);
  if (!now) return null;
  const before = comparison.value ? figureBefore(name) : null, moved = change(name);
  return (
    <div>
      <dt>{label}</dt>
      <dd class="numbers">
        <b>{show(now.mean)}</b>{' '}
        <span class="quiet small">{t('map.range', { low: show(now.q05), high: show(now.q95) })}</span>
        {before && moved && (
          <div class="small">
            {t('map.before', { value: show(before.mean) })}{' '}
            {t('map.difference', { value: signed(moved.difference, 2), low: signed(moved.lo, 2), high: signed(moved.hi, 2) })}
          </div>
        )}
      </dd>
    </div>
  );
}

function Share({ name, label }: { name: string; label: string }) {
  const now = figureNow(name);
  if (!now) return null;
  const before = comparison.value ? figureBefore(name) : null;
  return (
    <div class="worldmap-share">
      <dt>{label}</dt>
      <dd class="numbers">
        <b>{percent(now.mean)}</b>
        {before && <span class="small"> {t('map.before', { value: percent(before.mean) })}</span>}
      </dd>
    </div>
  );
}

const tonnes = (x: number): string => t('map.mt', { value: num(x, 3) });

function NodeCard({ id }: { id: string }) {
  const node = world.value?.nodes.find((n) => n.id === id);
  if (!node) return null;
  const title = nodeName(node);
  return (
    <Frame title={title} lines={[
      fullName(node, title), t('map.what', { kind: t(`map.kind.${node.kind}`), state: owner(node.owner) }),
      figureNow(`THR[${id}]`) ? '' : t('map.uncounted'),
    ]}>
      <Amount name={`THR[${id}]`} label={t('map.throughput')} show={tonnes} />
    </Frame>
  );
}

function LinkCard({ id }: { id: string }) {
  const link = world.value?.links.find((l) => l.id === id);
  const end = (node: string): string => {
    const found = world.value?.nodes.find((n) => n.id === node);
    return found ? nodeName(found) : node;
  };
  if (!link) return null;
  return (
    <Frame title={t('map.between', { from: end(link.from), to: end(link.to) })} lines={[
      modeName(link.mode), figureNow(`FLOW[${id}]`) ? '' : t('map.unmeasured'),
    ]}>
      <Amount name={`FLOW[${id}]`} label={t('map.flow')} show={tonnes} />
      <Amount name={`LOAD[${id}]`} label={t('map.load')} show={percent} />
    </Frame>
  );
}

function ProjectCard({ id }: { id: string }) {
  const project = world.value?.projects.find((p) => p.id === id);
  if (!project) return null;
  const title = projectName(project);
  return (
    <Frame title={title} lines={[
      fullName(project, title), t('map.parties', { host: owner(project.host), partner: owner(project.partner) }),
    ]}>
      {kStages.map((stage) => <Share key={stage} name={`${stage}[${id}]`} label={t(`map.stage.${stage}`)} />)}
      <Amount name={`progress[${id}]`} label={t('map.progress')} show={percent} />
    </Frame>
  );
}

function Frame({ title, lines, children }: { title: string; lines: string[]; children: ComponentChildren }) {
  return (
    <>
      <h3>{title}</h3>
      {lines.filter(Boolean).map((line) => <p key={line} class="quiet small">{line}</p>)}
      <dl>{children}</dl>
    </>
  );
}

/** Beside the thing that is looked at, inside a picture of this size. */
export function Card({ width, height }: { width: number; height: number }) {
  const thing = active.value;
  const left = thing ? (thing.x + 24 + kWidth < width ? thing.x + 24 : Math.max(4, thing.x - kWidth - 24)) : 0;
  const low = thing !== null && thing.y > height / 2;
  return (
    <div class={thing ? 'worldmap-card panel' : 'worldmap-card'} role="status" style={{
      width: `${kWidth}px`, left: `${left}px`,
      top: low ? 'auto' : `${Math.max(4, (thing?.y ?? 0) - 20)}px`,
      bottom: low && thing ? `${Math.max(4, height - thing.y - 20)}px` : 'auto',
    }}>
      {thing?.kind === 'node' && <NodeCard id={thing.id} />}
      {thing?.kind === 'link' && <LinkCard id={thing.id} />}
      {thing?.kind === 'project' && <ProjectCard id={thing.id} />}
    </div>
  );
}
