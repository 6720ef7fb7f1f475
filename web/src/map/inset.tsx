// A corner of the map in which ports that stand close together can be told apart.
import type { Box } from './labels';
import type { Picture } from './picture';
import { Scene } from './scene';
import { fitView, type View } from './zoom';

export interface InsetPlace { frame: Box; own: Box; view: View }

const kShare = 0.4, kEdge = 8, kRoom = 42;
const kSizes = [1, 0.85, 0.7];
const kNothing: never[] = [];

/** The largest, in the corner in which it hides fewest nodes. */
export function insetFrame(picture: Picture, crowd: Box): InsetPlace {
  const hidden = (box: Box): number => picture.spots.filter((s) =>
    s.x > box.x - 10 && s.x < box.x + box.width + 10 && s.y > box.y - 10 && s.y < box.y + box.height + 10).length;
  const frames = kSizes.flatMap((size) => {
    const width = Math.round(Math.min(340, picture.width * kShare) * size);
    const height = Math.round(Math.min(300, picture.height * 0.6) * size);
    const right = picture.width - width - kEdge, low = picture.height - height - kEdge;
    return [[right, kEdge], [right, low], [kEdge, low], [kEdge, kEdge]].map(([x = 0, y = 0]) => ({ x, y, width, height }));
  });
  const frame = frames.reduce((best, other) => (hidden(other) < hidden(best) ? other : best));
  const { width, height } = frame;
  const view = fitView(crowd, width - 2 * kRoom, height - 2 * kRoom);
  return { frame, own: { x: 0, y: 0, width, height }, view: { k: view.k, x: view.x + kRoom, y: view.y + kRoom } };
}

export function Inset({ picture, inset: { frame, own, view }, view: outer }: {
  picture: Picture; inset: InsetPlace; view: View;
}) {
  const { crowd } = picture;
  if (!crowd) return null;
  const pad = 5;
  return (
    <>
      <rect class="worldmap-outline" x={crowd.x * outer.k + outer.x - pad} y={crowd.y * outer.k + outer.y - pad}
        width={crowd.width * outer.k + 2 * pad} height={crowd.height * outer.k + 2 * pad} />
      <svg class="worldmap-inset" x={frame.x} y={frame.y} width={frame.width} height={frame.height}>
        <rect class="worldmap-sea" width={frame.width} height={frame.height} />
        <Scene picture={picture} view={view} frame={own} corner={frame} except={null} covered={kNothing} />
        <rect class="worldmap-frame" width={frame.width} height={frame.height} />
      </svg>
    </>
  );
}
