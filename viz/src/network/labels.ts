import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import type { Palette } from '../../../src/view/svg.ts';

const SIZE = 12.5;
const SMALL = 11;
const GAP = 5;
const HALO = 4;
const SHORTEST_LABELLED_LINK = 46;

interface Name {
  readonly context: CanvasRenderingContext2D;
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Names {
  readonly collect: NodeLabelDrawingFunction;
  /** `7×`, to be written on the middle of a link. */
  readonly collectOfLink: EdgeLabelDrawingFunction;
  /** Forgets what was collected for a frame that was never written. */
  begin(): void;
  /** Writes what was collected since the last time; nodes are where a name must not stand. */
  write(nodes: Iterable<{ x: number; y: number; size: number }>): void;
}

/**
 * Names beside their nodes, none over another name or a node: the chosen ones first, then the largest; a name goes to
 * the right, the left, below, above or to a corner, and where it fits nowhere it is left out until one zooms in.
 */
export function makeNames(palette: () => Palette): Names {
  let waiting: Name[] = [];
  let ofLinks: Name[] = [];
  return {
    begin() {
      waiting = [];
      ofLinks = [];
    },
    collect(context, { label, x, y, size, ...rest }) {
      const strong = 'forceLabel' in rest && rest.forceLabel === true;
      if (label) waiting.push({ context, words: label, x, y, size, strong });
    },
    collectOfLink(context, { label }, source, target) {
      const [dx, dy] = [target.x - source.x, target.y - source.y];
      if (!label || Math.hypot(dx, dy) < SHORTEST_LABELLED_LINK) return;
      ofLinks.push({ context, words: label, x: source.x + dx / 2, y: source.y + dy / 2, size: 0, strong: false });
    },
    write(nodes) {
      const taken: Box[] = [...nodes].map(({ x, y, size }) => [x - size, y - size, x + size, y + size]);
      waiting.sort((a, b) => Number(b.strong) - Number(a.strong) || b.size - a.size || (a.words < b.words ? -1 : 1));
      for (const name of waiting) settle(name, taken, palette());
      for (const name of ofLinks) settleOnLink(name, taken, palette());
    },
  };
}

function settle(name: Name, taken: Box[], palette: Palette): void {
  const { context, words, x, y, size, strong } = name;
  context.font = `${strong ? 600 : 400} ${SIZE}px ${palette.font}`;
  const width = context.measureText(words).width;
  const away = size + GAP;
  const aside = size * 0.7 + 3;
  const below = size * 0.7 + SIZE / 2;
  const spots: readonly (readonly [number, number])[] = [
    [x + away, y],
    [x - away - width, y],
    [x - width / 2, y + away + SIZE / 2],
    [x - width / 2, y - away - SIZE / 2],
    [x + aside, y + below],
    [x - aside - width, y + below],
    [x + aside, y - below],
    [x - aside - width, y - below],
  ];
  const right = context.canvas.clientWidth;
  const free = spots.find(
    (spot) => spot[0] > 0 && spot[0] + width < right && !taken.some((box) => overlap(boxOf(spot, width), box)),
  );
  const spot = free ?? (strong ? spots[0] : undefined);
  if (!spot) return;
  taken.push(boxOf(spot, width));
  write(context, palette, words, spot[0], spot[1] + SIZE * 0.36, strong ? 600 : 400);
}

function settleOnLink({ context, words, x, y }: Name, taken: Box[], palette: Palette): void {
  context.font = `500 ${SMALL}px ${palette.font}`;
  const width = context.measureText(words).width;
  const spot = [x - width / 2, y] as const;
  const box = boxOf(spot, width);
  if (taken.some((other) => overlap(box, other))) return;
  taken.push(box);
  write(context, palette, words, spot[0], y + SMALL * 0.36, 500, SMALL);
}

const boxOf = ([x, y]: readonly [number, number], width: number): Box => [x, y - SIZE / 2, x + width, y + SIZE / 2];

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Pointed at: a ring, and the name in bold. */
export const drawHover =
  (palette: () => Palette): NodeHoverDrawingFunction =>
  (context, { label, x, y, size }) => {
    const { accent } = palette();
    context.beginPath();
    context.arc(x, y, size + 3, 0, 2 * Math.PI);
    context.strokeStyle = accent;
    context.lineWidth = 2;
    context.stroke();
    if (label) write(context, palette(), label, x + size + GAP, y + SIZE * 0.36, 600);
  };

function write(
  context: CanvasRenderingContext2D,
  { font, ground, text }: Palette,
  words: string,
  x: number,
  y: number,
  weight: number,
  size: number = SIZE,
): void {
  context.font = `${weight} ${size}px ${font}`;
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  context.strokeStyle = ground;
  context.strokeText(words, x, y);
  context.fillStyle = text;
  context.fillText(words, x, y);
}
