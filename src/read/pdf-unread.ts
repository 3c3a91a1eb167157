import type { Trouble } from '../model/errors.ts';
import type { PageLooks } from './pdf-pictures.ts';

/** A page that gave no text; `pictures`: of which none was looked at; `wordless`: in which no word was recognised. */
export interface Unread {
  readonly number: number;
  readonly why: PageLooks | 'wordless' | { readonly failed: string };
}

type Kind = 'failed' | 'pictures' | 'sealed' | 'wordless' | 'drawn' | 'blank';

/** The most telling first: what may still be read outranks what holds nothing. */
const KINDS: readonly Kind[] = ['failed', 'pictures', 'sealed', 'wordless', 'drawn', 'blank'];

const CODE: Readonly<Record<Kind, string>> = {
  failed: 'read/ocr',
  pictures: 'read/scan',
  sealed: 'read/no-text',
  wordless: 'read/no-text',
  drawn: 'read/no-text',
  blank: 'read/no-text',
};

/** Where other pages of the file have text. */
const CODE_OF_SOME: Readonly<Record<Kind, string>> = {
  failed: 'read/ocr',
  pictures: 'read/pages',
  sealed: 'read/wordless',
  wordless: 'read/wordless',
  drawn: 'read/wordless',
  blank: 'read/wordless',
};

const WHAT: Readonly<Record<Kind, string>> = {
  failed: 'no text layer, and recognition failed',
  pictures: 'pictures, but no text layer',
  sealed: 'no text layer, and pictures that cannot be unpacked (JPEG 2000, or damaged)',
  wordless: 'pictures in which no word was recognised',
  drawn: 'drawings, but neither text nor pictures',
  blank: 'nothing on them',
};

const NEXT: Readonly<Record<Kind, string>> = {
  failed: 'See whether tesseract reads it by hand, or run another text recognition (OCR) over it first.',
  pictures: 'Run text recognition (OCR) over it first, or read it with --ocr.',
  sealed: 'Run text recognition over it first: ocrmypdf --force-ocr IN.pdf OUT.pdf',
  wordless: 'Look at it: if there are words, a better scan or another text recognition (OCR) may find them.',
  drawn:
    'Look at it: if its letters are drawn, run text recognition over it first: ocrmypdf --force-ocr IN.pdf OUT.pdf',
  blank: 'Look at it: there seems to be nothing to read. Ask for another copy.',
};

const kindOf = ({ why }: Unread): Kind => (typeof why === 'string' ? why : 'failed');

/** What is told of pages without text; null where there is nothing to tell: blank pages among others are none. */
export function unreadTrouble(texts: readonly string[], unread: readonly Unread[]): Trouble | null {
  const isAll = texts.every((text) => text.trim() === '');
  const told = unread.filter((page) => isAll || kindOf(page) !== 'blank');
  const kinds = KINDS.filter((kind) => told.some((page) => kindOf(page) === kind));
  const [worst] = kinds;
  if (worst === undefined) return isAll ? { code: CODE.blank, message: 'It has no text.', next: NEXT.blank } : null;
  const next = NEXT[worst];
  const why = told.flatMap((page) => (typeof page.why === 'object' ? [page.why.failed] : [])).at(0);
  const because = why === undefined ? '' : ` (${why})`;
  if (isAll && kinds.length === 1) {
    const message = `${whole(texts.length)} ${texts.length === 1 ? 'has' : 'have'} ${singular(WHAT[worst], texts.length)}${because}.`;
    return { code: CODE[worst], message, next };
  }
  const parts = kinds.map((kind) => {
    const numbers = told.filter((page) => kindOf(page) === kind).map(({ number }) => number);
    return `${WHAT[kind]}: ${rangesOf(numbers)}`;
  });
  const message = `Of its ${texts.length} pages these have ${parts.join('; ')}${because}.`;
  if (isAll) return { code: CODE[worst], message, next };
  return { code: CODE_OF_SOME[worst], message: `${message} The others went in.`, next };
}

const whole = (pages: number): string => (pages === 1 ? 'Its only page' : `All of its ${pages} pages`);

const singular = (what: string, pages: number): string => (pages === 1 ? what.replace(' on them', ' on it') : what);

/** `3, 5-7` */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
