import { fillOf, paint, type Matrix, type Pixels, type Sheet } from './pdf-pixels.ts';

/**
 * What lies on a page without text: pictures, only such as cannot be unpacked here (JPEG 2000, damaged ones), drawings
 * only (letters may be drawn), or nothing.
 */
export type PageLooks = 'pictures' | 'sealed' | 'drawn' | 'blank';

/** A page of pdf.js, as far as it is needed here. */
export interface PdfPage {
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  getViewport(options: { readonly scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  readonly objs: PdfObjects;
  readonly commonObjs: PdfObjects;
}

interface PdfObjects {
  get(id: string, done: (object: unknown) => void): unknown;
}

type Operations = Readonly<Record<string, number>>;

/** A picture as the page places it: the unit square goes to the page by `matrix`. */
interface Placed {
  readonly pixels: Pixels;
  readonly matrix: Matrix;
}

/** What is painted on the page. */
export async function looksOf(page: PdfPage, operations: Operations): Promise<PageLooks> {
  const { pictures, isSealed, isDrawn } = await paintedOn(page, operations);
  if (pictures.length > 0) return 'pictures';
  return isSealed ? 'sealed' : isDrawn ? 'drawn' : 'blank';
}

/** Pixels an inch at most, and on the whole page: what no scanner gives is not worth the memory. */
const MOST_AN_INCH = 600;
const MOST_PIXELS = 50_000_000;
const POINTS_AN_INCH = 72;

/**
 * The pictures of a page, put together as they lie on it: strips, turned and mirrored scans, black letters (masks) over a
 * coloured ground. In the resolution of the largest; null where there is none.
 */
export async function sheetOf(page: PdfPage, operations: Operations): Promise<Sheet | null> {
  const { pictures } = await paintedOn(page, operations);
  if (pictures.length === 0) return null;
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const areas = pictures.map(({ matrix: [a, b, c, d] }) => Math.abs(a * d - b * c));
  const largest = Math.max(...areas);
  const finest = Math.max(
    ...pictures.map((picture, index) => ((areas[index] ?? 0) >= largest / 2 ? dotsOf(picture) : 0)),
  );
  const scale = Math.min(Math.max(finest, 1), MOST_AN_INCH / POINTS_AN_INCH, Math.sqrt(MOST_PIXELS / (width * height)));
  const sheet: Sheet = {
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
    dpi: Math.round(scale * POINTS_AN_INCH),
    grey: new Uint8Array(Math.ceil(width * scale) * Math.ceil(height * scale)).fill(255),
  };
  const toSheet = product([scale, 0, 0, scale, 0, 0], transform as unknown as Matrix);
  for (const { pixels, matrix } of pictures) paint(sheet, pixels, product(toSheet, matrix));
  return sheet;
}

/** Pixels a point. */
const dotsOf = ({ pixels, matrix: [a, b, c, d] }: Placed): number =>
  Math.max(pixels.width / Math.hypot(a, b), pixels.height / Math.hypot(c, d));

const product = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

/** Walks what the page does, with the state that it saves and restores. */
async function paintedOn(page: PdfPage, operations: Operations) {
  const { fnArray, argsArray } = await page.getOperatorList();
  const nameOf = new Map(Object.entries(operations).map(([name, number]) => [number, name]));
  const pictures: Placed[] = [];
  const saved: { matrix: Matrix; ink: number }[] = [];
  let state: { matrix: Matrix; ink: number } = { matrix: [1, 0, 0, 1, 0, 0], ink: 0 };
  let isDrawn = false;
  let isSealed = false;
  const put = (given: unknown, pixels: Pixels | null, matrix = state.matrix): void => {
    if (pixels !== null && isMatrix(matrix)) pictures.push({ pixels, matrix });
    else if (given !== undefined) isSealed = true;
  };
  for (const [index, number] of fnArray.entries()) {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    const [first] = args;
    switch (nameOf.get(number)) {
      case 'save':
      case 'paintFormXObjectBegin':
        saved.push(state);
        if (nameOf.get(number) === 'save' || !isMatrix(first)) break;
        state = { ...state, matrix: product(state.matrix, first) };
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        state = saved.pop() ?? state;
        break;
      case 'transform':
        if (isMatrix(args)) state = { ...state, matrix: product(state.matrix, args) };
        break;
      case 'setFillRGBColor':
        state = { ...state, ink: fillOf(args) };
        break;
      case 'paintImageXObject':
        put(first, pixelsOf(await objectOf(page, first)));
        break;
      case 'paintInlineImageXObject':
        put(first, pixelsOf(first));
        break;
      case 'paintImageMaskXObject':
        put(first, maskOf(await maskData(page, first), state.ink));
        break;
      case 'paintImageMaskXObjectGroup':
        for (const each of (first ?? []) as { readonly transform?: Matrix }[])
          put(each, maskOf(await maskData(page, each), state.ink), product(state.matrix, each.transform ?? UNIT));
        break;
      case 'constructPath':
        isDrawn ||= first !== operations['endPath'] && !(first === operations['fill'] && state.ink > WHITE);
        break;
      case 'shadingFill':
        isDrawn = true;
        break;
    }
  }
  return { pictures, isSealed, isDrawn };
}

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** Grey from which on a filled background is no drawing. */
const WHITE = 250;

const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as unknown as ArrayLike<unknown>).length === 6;

const objectOf = (page: PdfPage, id: unknown): Promise<unknown> =>
  typeof id === 'string'
    ? new Promise((resolve) => void (id.startsWith('g_') ? page.commonObjs : page.objs).get(id, resolve))
    : Promise.resolve(id);

/** A mask's bits lie in it, or are named by it. */
async function maskData(page: PdfPage, mask: unknown): Promise<unknown> {
  const { data } = (mask ?? {}) as { readonly data?: unknown };
  return typeof data === 'string' ? objectOf(page, data) : mask;
}

interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const isImage = (value: unknown): value is PdfImage => {
  const { width, height, data } = (value ?? {}) as Partial<PdfImage>;
  return typeof width === 'number' && typeof height === 'number' && ArrayBuffer.isView(data);
};

/** How many bytes a pixel takes tells the kind: bits, grey, colours, colours with their opacity. */
function pixelsOf(image: unknown): Pixels | null {
  if (!isImage(image)) return null;
  const { width, height, data } = image;
  const channels = data.length / (width * height);
  if (channels === 1 || channels === 3 || channels === 4) return { width, height, data, kind: channels };
  return data.length === Math.ceil(width / 8) * height ? { width, height, data, kind: 'bits' } : null;
}

function maskOf(mask: unknown, ink: number): Pixels | null {
  if (!isImage(mask)) return null;
  const { width, height, data } = mask;
  return data.length === Math.ceil(width / 8) * height ? { width, height, data, kind: 'mask', ink } : null;
}
