import type { EdgeLabelDrawingFunction, NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import type { Palette } from './palette.ts';

const SIZE = 12.5;
const GAP = 4;
const HALO = 4;

/** A name beside its node, readable over links by a halo of the ground's colour. */
export const drawLabel =
  (palette: () => Palette): NodeLabelDrawingFunction =>
  (context, { label, x, y, size, ...rest }) => {
    if (!label) return;
    const strong = 'forceLabel' in rest && rest.forceLabel === true;
    write(context, palette(), label, x + size + GAP, y + SIZE / 3, strong ? 600 : 400);
  };

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
    if (label) write(context, palette(), label, x + size + GAP, y + SIZE / 3, 600);
  };

/** `7×` on the middle of a link. */
export const drawLinkLabel =
  (palette: () => Palette): EdgeLabelDrawingFunction =>
  (context, { label }, source, target) => {
    if (!label) return;
    const length = Math.hypot(target.x - source.x, target.y - source.y);
    if (length < 46) return;
    context.textAlign = 'center';
    write(context, palette(), label, (source.x + target.x) / 2, (source.y + target.y) / 2 + SIZE / 3, 500, 11);
    context.textAlign = 'start';
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
