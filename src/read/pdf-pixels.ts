/** a, b, c, d, e, f of PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/**
 * Pixels of a picture, row by row from the top: so many bytes a pixel (grey, red green blue, with opacity), or one bit
 * (rows begin on a byte): of `bits` 1 is white, of a `mask` 0 is painted with `ink` and 1 left as it is.
 */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
} & ({ readonly kind: 1 | 3 | 4 | 'bits' } | { readonly kind: 'mask'; readonly ink: number });

/** A page in grey, 0 is black. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Pixels an inch of the page. */
  readonly dpi: number;
  readonly grey: Uint8Array;
}

/** Grey of a fill colour: `#rrggbb`, or three numbers from 0 to 255. */
export function fillOf(args: readonly unknown[]): number {
  const [first] = args;
  if (typeof first !== 'string') return greyOf(Number(first), Number(args[1]), Number(args[2]));
  const parts = [1, 3, 5].map((at) => Number.parseInt(first.slice(at, at + 2), 16));
  return greyOf(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0);
}

/** Luma of ITU-R BT.601. */
const greyOf = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** Paints the picture over what the sheet has; `matrix` brings the unit square to pixels of the sheet. */
export function paint(sheet: Sheet, pixels: Pixels, [a, b, c, d, e, f]: Matrix): void {
  const area = a * d - b * c;
  if (area === 0) return;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const right = Math.min(sheet.width, Math.ceil(Math.max(...xs)));
  const bottom = Math.min(sheet.height, Math.ceil(Math.max(...ys)));
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y++)
    for (let x = left; x < right; x++) {
      const dx = x + 0.5 - e;
      const dy = y + 0.5 - f;
      const column = Math.floor(((d * dx - c * dy) / area) * pixels.width);
      const row = Math.floor((1 - (a * dy - b * dx) / area) * pixels.height);
      if (column < 0 || row < 0 || column >= pixels.width || row >= pixels.height) continue;
      const at = y * sheet.width + x;
      sheet.grey[at] = over(pixels, row, column, sheet.grey[at] ?? 255);
    }
}

/** The grey of one pixel over that which lies below. */
function over(pixels: Pixels, row: number, column: number, below: number): number {
  if (pixels.kind === 'mask') return bitOf(pixels, row, column) === 0 ? pixels.ink : below;
  if (pixels.kind === 'bits') return bitOf(pixels, row, column) * 255;
  const { data, width, kind } = pixels;
  const at = (row * width + column) * kind;
  const red = data[at] ?? 0;
  if (kind === 1) return red;
  const grey = greyOf(red, data[at + 1] ?? 0, data[at + 2] ?? 0);
  const opacity = kind === 4 ? (data[at + 3] ?? 255) / 255 : 1;
  return grey * opacity + below * (1 - opacity);
}

const bitOf = ({ data, width }: Pixels, row: number, column: number): number =>
  ((data[row * Math.ceil(width / 8) + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
