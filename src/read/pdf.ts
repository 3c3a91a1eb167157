import type { Page } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import type { ReadText } from './make-article.ts';
import { blocksOf, paragraphsOf, withoutRunning, type Run } from './pdf-layout.ts';
import { pdfDay } from './document-date.ts';
import { recognise, type Picture } from './pdf-ocr.ts';

/** Level of pdf.js at which it does not warn: what matters of a damaged file is said by the report. */
const ERRORS_ONLY = 0;

export interface PdfOptions {
  /** Pages without a text layer go through tesseract. */
  readonly ocr?: boolean;
}

/**
 * A PDF's text layer, page by page: columns one after the other, words put together at the ends of lines, without running
 * heads and page numbers. The day on which the file was made comes along as such: it is none of publication.
 */
export async function readPdf(
  bytes: Uint8Array,
  { ocr = false }: PdfOptions = {},
): Promise<ReadText | { readonly trouble: Trouble }> {
  const { extractImages, getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: ERRORS_ONLY });
  const layers: Run[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = (await (await document.getPage(number)).getTextContent()) as { items: readonly object[] };
    layers.push(items.flatMap((item) => ('str' in item ? [runOf(item as TextItem)] : [])));
  }
  const blocks = withoutRunning(layers.map(blocksOf));
  const words = wordsIn(blocks.flat(2).map(({ text }) => text));
  const texts = blocks.map((page) => joinBlocks(page.map((block) => joinLines(paragraphsOf(block), words))));
  const empty = layers.flatMap((runs, index) => (runs.some(({ text }) => text.trim() !== '') ? [] : [index]));
  const unread: number[] = [];
  for (const index of empty) {
    const pictures = ocr ? ((await extractImages(document, index + 1)) as readonly Picture[]) : [];
    const found = await Promise.all(pictures.map(recognise));
    texts[index] = found
      .map((text) => joinLines(text.split('\n'), words))
      .join('\n\n')
      .trim();
    if (texts[index] === '') unread.push(index + 1);
  }
  const read = withPages(texts, unread);
  const made = pdfDay(await createdIn(document));
  return 'trouble' in read || made === null ? read : { ...read, made };
}

/** A damaged table of metadata is no reason to leave out the text. */
async function createdIn(document: { getMetadata(): Promise<{ info: object }> }): Promise<unknown> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  return (info as Readonly<Record<string, unknown>>)['CreationDate'];
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

const runOf = ({ str, transform, width, height }: TextItem): Run => ({
  text: str,
  x: transform[4] ?? 0,
  y: transform[5] ?? 0,
  width,
  height: height || Math.abs(transform[3] ?? 0),
});

function withPages(texts: readonly string[], unread: readonly number[]): ReadText | { readonly trouble: Trouble } {
  const pages: Page[] = [];
  let text = '';
  texts.forEach((page, index) => {
    const start = text.length;
    text += page + (runsOn(page, texts[index + 1] ?? '') ? ' ' : '\n\n');
    pages.push({ number: index + 1, start, end: text.length });
  });
  const next = 'Run text recognition (OCR) over it first, or read it with --ocr.';
  if (text.trim() === '')
    return {
      trouble: { code: 'read/no-text', message: `None of the ${texts.length} pages has a text layer.`, next },
    };
  if (unread.length === 0) return { text, pages };
  const message = `Of its ${texts.length} pages these have no text: ${rangesOf(unread)}. The others went in.`;
  return { text, pages, note: { code: 'read/pages', message, next } };
}

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

/** Whether a sentence goes on over the end of a page or column. */
const runsOn = (page: string, next: string): boolean => /[\p{L},;]$/u.test(page) && /^\p{Ll}/u.test(next);

function joinBlocks(blocks: readonly string[]): string {
  let text = '';
  for (const block of blocks) {
    if (BROKEN.test(text) && /^\p{Ll}/u.test(block)) text = text.slice(0, -1) + block;
    else text += (text === '' ? '' : runsOn(text, block) ? ' ' : '\n\n') + block;
  }
  return text;
}

/** A word that a hyphen breaks at the end of a line. */
const BROKEN = /\p{Ll}-$/u;

/** Words with a hyphen that stand within a line: only these keep it where a line ends in it. */
const wordsIn = (lines: readonly string[]): ReadonlySet<string> => {
  const words = lines.flatMap((line) => line.toLowerCase().split(/[^\p{L}\d-]/u));
  return new Set(words.filter((word) => word.slice(1, -1).includes('-')));
};

/**
 * Lines of a paragraph flow together; a hyphen at a line's end joins the halves of its word, and stays where the word has
 * one elsewhere; short lines end paragraphs, and so do headings: much shorter lines before a capital.
 */
function joinLines(raw: readonly string[], hyphenated: ReadonlySet<string>): string {
  const lines = raw.map((line) => line.trim());
  const longest = Math.max(...lines.map(({ length }) => length));
  let text = '';
  for (const [index, line] of lines.entries()) {
    if (line === '') text = `${text.trimEnd()}\n\n`;
    else if (BROKEN.test(text) && /^\p{Ll}/u.test(line)) {
      const word = `${lastWord(text)}${/^[\p{L}\d]+/u.exec(line)?.[0] ?? ''}`.toLowerCase();
      text = (hyphenated.has(word) ? text : text.slice(0, -1)) + line;
    } else text += (text === '' || text.endsWith('\n') ? '' : ' ') + line;
    if (line !== '' && endsParagraph(line, lines[index + 1] ?? '', longest)) text += '\n\n';
  }
  return text.trim();
}

/** With the hyphen that it ends in. */
const lastWord = (text: string): string =>
  text.slice(Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')) + 1).replace(/[^\p{L}\d-]/gu, '');

const endsParagraph = (line: string, next: string, longest: number): boolean =>
  (line.length < longest * 0.7 && /[.!?”"]$/.test(line)) || (line.length < longest * 0.6 && /^["“]?\p{Lu}/u.test(next));
