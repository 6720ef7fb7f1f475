// The map's things in one view of it: the main one, or the inset.
import { useMemo } from 'preact/hooks';
import { language, signed } from '../i18n';
import { active, isActive, changing, type Thing } from './active';
import { change, figureNow, largestPortChange, peakPort, portRadius } from './figures';
import { around, kLine, place, textWidth, type Box, type Placed } from './labels';
import { LinkLine } from './linkline';
import { nodeName } from './names';
import type { At, Picture } from './picture';
import { kStageHeight, kStageWidth, Stages } from './stages';
import type { View } from './zoom';

interface Props {
  picture: Picture;
  view: View;
  /** What it fills, in its own pixels. */
  frame: Box;
  /** Where those begin in the picture. */
  corner: At;
  /** Things in there are not named: another view shows them. */
  except: Box | null;
  /** What covers it. */
  covered: Box[];
}

const contains = (box: Box | null, x: number, y: number): boolean =>
  box !== null && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** Room a port's circle has: labels stay where they are while it grows and shrinks. */
const kRoom = 8;

export function Scene({ picture, view, frame, corner, except, covered }: Props) {
  const { k, x, y } = view;
  const look = (kind: Thing['kind'], id: string, px: number, py: number) => ({
    onPointerEnter: () => { active.value = { kind, id, x: px + corner.x, y: py + corner.y }; },
    // A finger's card stays until something else is touched.
    onPointerLeave: (event: PointerEvent) => { if (event.pointerType === 'mouse') active.value = null; },
  });
  const changes = changing.value;
  const tongue = language.value;
  const ways = picture.ways.map((way) => ({ way, px: way.x * k + x, py: way.y * k + y }));
  const { spots, marks, labels, numbers } = useMemo(() => {
    const onScreen = <T extends { x: number; y: number }>(list: T[]) => list
      .filter((t) => !contains(except, t.x, t.y))
      .map((t) => ({ ...t, px: t.x * k + x, py: t.y * k + y }));
    const spots = onScreen(picture.spots), marks = onScreen(picture.marks);
    const taken: Box[] = [...covered, ...spots.map((s) => around(s.px, s.py, kRoom))];
    if (except) taken.push({ x: except.x * k + x, y: except.y * k + y, width: except.width * k, height: except.height * k });
    const ordered = [...spots].sort((a, b) => rank(a.node.kind) - rank(b.node.kind));
    const labels = place(ordered.map((s) => ({
      id: s.node.id, x: s.px, y: s.py, radius: kRoom, width: textWidth(nodeName(s.node)), height: kLine,
    })), frame, taken);
    const boxes = place(marks.map((m) => ({
      id: m.project.id, x: m.px, y: m.py, radius: kRoom, width: kStageWidth, height: kStageHeight,
    })), frame, taken, 3);
    const numbers = place(onScreen(picture.ways).map((w) => ({
      id: w.link.id, x: w.px, y: w.py, radius: 3, width: 44, height: kLine,
    })), frame, taken);
    return { spots, marks: joined(marks, boxes, (m) => m.project.id), labels: joined(spots, labels, (s) => s.node.id), numbers };
  }, [picture, k, x, y, except, frame, covered, tongue]);
  return (
    <>
      <g transform={`translate(${x} ${y}) scale(${k})`}>
        <use href="#worldmap-land" class="worldmap-land" />
        <use href="#worldmap-borders" class="worldmap-borders" />
      </g>
      {ways.map(({ way, px, py }) => (
        <g key={way.link.id} transform={`translate(${x} ${y}) scale(${k})`} {...look('link', way.link.id, px, py)}>
          <LinkLine way={way} />
        </g>
      ))}
      {spots.map(({ node, px, py }) => (
        <g key={node.id} {...look('node', node.id, px, py)}>
          <NodeDot id={node.id} kind={node.kind} x={px} y={py} />
        </g>
      ))}
      {marks.map(({ thing: { project, px, py }, box }) => (
        <g key={project.id} {...look('project', project.id, box.x, box.y)}>
          <line class="worldmap-leader" x1={px} y1={py} x2={box.x + box.width / 2} y2={box.y + box.height / 2} />
          <Stages project={project} x={box.x} y={box.y} />
        </g>
      ))}
      {labels.map(({ thing: { node }, box }) => (
        <text key={node.id} class="worldmap-label" x={box.x + 1} y={box.y + kLine - 4}>{nodeName(node)}</text>
      ))}
      {changes && numbers.map((box) => <ChangeNumber key={box.id} link={box.id} box={box} />)}
    </>
  );
}

const rank = (kind: string): number => (kind === 'port' ? 0 : kind === 'terminal' ? 1 : 2);

function joined<T>(things: T[], boxes: Placed[], id: (thing: T) => string): { thing: T; box: Placed }[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  return things.flatMap((thing) => {
    const box = byId.get(id(thing));
    return box ? [{ thing, box }] : [];
  });
}

function NodeDot({ id, kind, x, y }: { id: string; kind: string; x: number; y: number }) {
  const cargo = figureNow(`THR[${id}]`);
  const marked = isActive('node', id) ? ' is-active' : '';
  const difference = changing.value ? change(`THR[${id}]`)?.difference : undefined;
  if (cargo && difference !== undefined) {
    const tone = difference === 0 ? 'is-same' : difference > 0 ? 'is-more' : 'is-less';
    return (
      <circle class={`worldmap-port ${tone}${marked}`} cx={x} cy={y}
        r={portRadius(difference, largestPortChange.value)} />
    );
  }
  if (cargo) {
    return <circle class={`worldmap-port${marked}`} cx={x} cy={y} r={portRadius(cargo.mean, peakPort.value)} />;
  }
  if (kind === 'market') return <rect class={`worldmap-market${marked}`} x={x - 4} y={y - 4} width={8} height={8} />;
  return <circle class={`worldmap-terminal${marked}`} cx={x} cy={y} r={3.5} />;
}

function ChangeNumber({ link, box }: { link: string; box: Box }) {
  const difference = change(`FLOW[${link}]`)?.difference;
  if (!difference) return null;
  return (
    <text class={difference > 0 ? 'worldmap-number is-more' : 'worldmap-number is-less'} x={box.x} y={box.y + kLine - 4}>
      {signed(difference, 2)}
    </text>
  );
}
