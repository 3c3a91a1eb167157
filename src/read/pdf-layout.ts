/** A run of text on a page; points, the origin is at the bottom left. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly text: string;
  /** Baseline. */
  readonly y: number;
  /** Of its letters. */
  readonly height: number;
}

/** A gap this many letter heights wide parts columns; single words in a table are not far enough apart to be some. */
const GUTTER = 1.2;
/** A column has so many lines at least. */
const COLUMN_LINES = 3;
/** Horizontal gaps that are tried, the widest first. */
const MOST_CUTS = 12;

/**
 * The lines of a page in the order of reading, column by column, block by block. Recursive cuts of the page along white
 * space (the XY cut of Nagy and Seth, 1984): along a gutter where there is one, else across where that leads to one.
 */
export function blocksOf(runs: readonly Run[]): Line[][] {
  const visible = runs.filter(({ text }) => text.trim() !== '');
  return visible.length === 0 ? [] : cut(runs.filter(({ text }) => text !== '')).map(linesOf);
}

function cut(runs: readonly Run[]): (readonly Run[])[] {
  const columns = atGutter(runs);
  if (columns) return columns.flatMap(cut);
  for (const y of gapsAcross(runs)) {
    const [top, bottom] = [runs.filter((run) => run.y >= y), runs.filter((run) => run.y < y)];
    if (atGutter(top) || atGutter(bottom)) return [top, bottom].flatMap(cut);
  }
  return [runs];
}

/** Left and right of the widest gutter, or null. Both sides must have lines beside each other. */
function atGutter(runs: readonly Run[]): [Run[], Run[]] | null {
  const inked = runs.filter(({ text }) => text.trim() !== '');
  const height = median(inked.map((run) => run.height));
  const gaps = gapsIn(inked.map(({ x, width }) => [x, x + width])).filter(({ size }) => size >= GUTTER * height);
  for (const { middle } of gaps) {
    const [left, right] = [runs.filter(({ x }) => x < middle), runs.filter(({ x }) => x >= middle)];
    const [one, two] = [linesOf(left), linesOf(right)];
    if (Math.min(one.length, two.length) >= COLUMN_LINES && besides(one, two)) return [left, right];
  }
  return null;
}

/** Do most lines of the shorter side lie between the first and the last of the other? */
function besides(one: readonly Line[], two: readonly Line[]): boolean {
  const [shorter, longer] = one.length < two.length ? [one, two] : [two, one];
  const [top, bottom] = [longer[0]?.y ?? 0, longer.at(-1)?.y ?? 0];
  return shorter.filter(({ y }) => y <= top + 2 && y >= bottom - 2).length >= shorter.length / 2;
}

function gapsAcross(runs: readonly Run[]): number[] {
  const inked = runs.filter(({ text }) => text.trim() !== '');
  return gapsIn(inked.map(({ y, height }) => [y - height * 0.2, y + height * 0.8]))
    .slice(0, MOST_CUTS)
    .map(({ middle }) => middle);
}

/** White space between intervals, the widest first. */
function gapsIn(
  intervals: readonly (readonly [number, number])[],
): { readonly middle: number; readonly size: number }[] {
  const sorted = [...intervals].sort(([a], [b]) => a - b);
  const gaps: { middle: number; size: number }[] = [];
  let end = sorted[0]?.[1] ?? 0;
  for (const [from, to] of sorted) {
    if (from > end) gaps.push({ middle: (from + end) / 2, size: from - end });
    end = Math.max(end, to);
  }
  return gaps.sort((a, b) => b.size - a.size || a.middle - b.middle);
}

/** Runs on one baseline are a line, from left to right; a gap between two is a space. */
function linesOf(runs: readonly Run[]): Line[] {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - run.y <= Math.max(first.height, run.height) * 0.5) row.push(run);
    else rows.push([run]);
  }
  return rows
    .map((row) => ({
      text: textOf(row.sort((a, b) => a.x - b.x)),
      y: row[0]?.y ?? 0,
      height: Math.max(...row.map(({ height }) => height)),
    }))
    .filter(({ text }) => text !== '');
}

function textOf(row: readonly Run[]): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const run of row) {
    const apart = run.x - end > run.height * 0.15 && !text.endsWith(' ') && !run.text.startsWith(' ');
    text += (apart ? ' ' : '') + run.text;
    end = run.x + run.width;
  }
  return text.replace(/\s+/g, ' ').trim();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** So many times the usual distance of lines is a paragraph's end. */
const PARAGRAPH = 1.4;

/** The texts of a block's lines, with an empty one where more white space than usual stands between two. */
export function paragraphsOf(block: readonly Line[]): string[] {
  const steps = block.slice(1).map(({ y }, index) => (block[index]?.y ?? y) - y);
  const usual = median(steps);
  return block.flatMap(({ text }, index) => {
    const isApart = block.length > 2 && index > 0 && (steps[index - 1] ?? 0) > PARAGRAPH * usual;
    return isApart ? ['', text] : [text];
  });
}

/** A page number in words and signs around it: `3`, `- 3 -`, `Page 3 of 9`. */
const PAGE_NUMBER = /^(?:page|p\.)?\d{1,4}(?:(?:of|\/)\d{1,4})?$/;
const isPageNumber = (text: string): boolean =>
  text.length <= 30 && PAGE_NUMBER.test(text.replace(/[-–—\s[\]()]/g, '').toLowerCase());
/** Lines at the head and at the foot of a page that may be running ones. */
const EDGE = 2;
/** A running head stands on so many pages, and on this share of them: left and right pages may differ. */
const RUNNING_PAGES = 3;
const RUNNING_SHARE = 0.3;
const LARGER = 1.2;

/** The pages without running heads and feet: lines at an edge that come again, whatever number is in them, and page numbers. */
export function withoutRunning(pages: readonly (readonly Line[][])[]): Line[][][] {
  const counts = new Map<string, number>();
  const edges = pages.map((page) => edgesOf(page.flat()));
  for (const lines of edges)
    for (const key of new Set([...lines].map(({ text }) => keyOf(text)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const least = Math.max(RUNNING_PAGES, pages.length * RUNNING_SHARE);
  const heights = new Map<string, number>();
  for (const { text, height } of edges.flatMap((lines) => [...lines]))
    heights.set(keyOf(text), Math.min(height, heights.get(keyOf(text)) ?? height));
  // A title in larger letters is no running head, though the pages repeat it.
  const isRunning = ({ text, height }: Line): boolean =>
    (counts.get(keyOf(text)) ?? 0) >= least
      ? height <= LARGER * (heights.get(keyOf(text)) ?? 0)
      : pages.length > 1 && isPageNumber(text);
  return pages.map((page, index) =>
    page
      .map((block) => block.filter((line) => !(edges[index]?.has(line) && isRunning(line))))
      .filter((block) => block.length > 0),
  );
}

const keyOf = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');

function edgesOf(lines: readonly Line[]): Set<Line> {
  const sorted = [...lines].sort((a, b) => b.y - a.y);
  return new Set([...sorted.slice(0, EDGE), ...sorted.slice(-EDGE)]);
}
