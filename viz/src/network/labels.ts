import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import {
  boxOf,
  byWeight,
  discBox,
  NAME_SIZE,
  overlap,
  placeName,
  type Box,
  type Named,
} from '../../../src/view/names.ts';
import type { Palette } from '../../../src/view/svg.ts';

const SMALL = 11;
const HOVER_GAP = 5;
const HALO = 4;
const SHORTEST_LABELLED_LINK = 46;

interface Name extends Named {
  readonly context: CanvasRenderingContext2D;
}

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
  const widths = makeWidths();
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
      const taken = [...nodes].map(discBox);
      waiting.sort(byWeight);
      // Asked once: each time the browser would look whether the page is still laid out.
      const right = waiting[0]?.context.canvas.clientWidth ?? 0;
      for (const name of waiting) settle(name, taken, right, palette(), widths);
      for (const name of ofLinks) settleOnLink(name, taken, palette(), widths);
    },
  };
}

/** How wide words are in a font, in pixels: the same names are asked for in each frame. */
type Widths = (context: CanvasRenderingContext2D, font: string, words: string) => number;

function makeWidths(): Widths {
  const known = new Map<string, number>();
  return (context, font, words) => {
    const key = `${font} ${words}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(words).width;
      known.set(key, width);
    }
    return width;
  };
}

function settle(name: Name, taken: Box[], right: number, palette: Palette, widths: Widths): void {
  const { context, words, strong } = name;
  const font = `${strong ? 600 : 400} ${NAME_SIZE}px ${palette.font}`;
  const spot = placeName(name, widths(context, font, words), taken, right);
  if (!spot) return;
  context.font = font;
  write(context, palette, words, spot.x, spot.y + NAME_SIZE * 0.36);
}

function settleOnLink({ context, words, x, y }: Name, taken: Box[], palette: Palette, widths: Widths): void {
  const font = `500 ${SMALL}px ${palette.font}`;
  const width = widths(context, font, words);
  const spot = [x - width / 2, y] as const;
  const box = boxOf(spot, width);
  if (taken.some((other) => overlap(box, other))) return;
  taken.push(box);
  context.font = font;
  write(context, palette, words, spot[0], y + SMALL * 0.36);
}

/** Pointed at: a ring, and the name in bold. */
export const drawHover =
  (palette: () => Palette): NodeHoverDrawingFunction =>
  (context, { label, x, y, size }) => {
    const { accent, font } = palette();
    context.beginPath();
    context.arc(x, y, size + 3, 0, 2 * Math.PI);
    context.strokeStyle = accent;
    context.lineWidth = 2;
    context.stroke();
    context.font = `600 ${NAME_SIZE}px ${font}`;
    if (label) write(context, palette(), label, x + size + HOVER_GAP, y + NAME_SIZE * 0.36);
  };

/** In the font that is set. */
function write(
  context: CanvasRenderingContext2D,
  { ground, text }: Palette,
  words: string,
  x: number,
  y: number,
): void {
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  context.strokeStyle = ground;
  context.strokeText(words, x, y);
  context.fillStyle = text;
  context.fillText(words, x, y);
}
