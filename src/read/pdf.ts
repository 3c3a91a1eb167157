import type { Page } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import type { ReadText } from './make-article.ts';
import { blocksOf, paragraphsOf, withoutRunning, type Run } from './pdf-layout.ts';
import { pdfDay } from './document-date.ts';
import { recognise } from './pdf-ocr.ts';
import { unreadTrouble, type Unread } from './pdf-unread.ts';
import { looksOf, sheetOf, type PdfPage } from './pdf-pictures.ts';

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
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
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
  const { OPS } = (await getResolvedPDFJS()) as { OPS: Readonly<Record<string, number>> };
  const unread: Unread[] = [];
  for (const index of empty) {
    const page = (await document.getPage(index + 1)) as unknown as PdfPage;
    const found = ocr ? await recognised(page, OPS) : await looksOf(page, OPS);
    if (typeof found === 'object' && 'text' in found) texts[index] = joinLines(found.text.split('\n'), words);
    else unread.push({ number: index + 1, why: found });
  }
  const read = withPages(texts, unreadTrouble(texts, unread));
  const made = pdfDay(await createdIn(document));
  return 'trouble' in read || made === null ? read : { ...read, made };
}

/** The words in the pictures of a page, or why there are none. */
async function recognised(
  page: PdfPage,
  operations: Readonly<Record<string, number>>,
): Promise<{ readonly text: string } | Unread['why']> {
  const sheet = await sheetOf(page, operations);
  if (sheet === null) return looksOf(page, operations);
  try {
    const text = await recognise(sheet);
    return text === '' ? 'wordless' : { text };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
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

function withPages(texts: readonly string[], trouble: Trouble | null): ReadText | { readonly trouble: Trouble } {
  const pages: Page[] = [];
  let text = '';
  texts.forEach((page, index) => {
    const start = text.length;
    text += page + (runsOn(page, texts[index + 1] ?? '') ? ' ' : '\n\n');
    pages.push({ number: index + 1, start, end: text.length });
  });
  if (trouble === null) return { text, pages };
  return text.trim() === '' ? { trouble } : { text, pages, note: trouble };
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
