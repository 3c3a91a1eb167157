import type { Page } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import type { ReadText } from './make-article.ts';

/** Level of pdf.js at which it does not warn: what matters of a damaged file is said by the report. */
const ERRORS_ONLY = 0;

/** A PDF's text layer, page by page. The creation date is no date of publication and is not read. */
export async function readPdf(bytes: Uint8Array): Promise<ReadText | { readonly trouble: Trouble }> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: ERRORS_ONLY });
  const { text: texts } = await extractText(document, { mergePages: false });
  const pages: Page[] = [];
  let text = '';
  const joined = texts.map(joinLines);
  joined.forEach((page, index) => {
    const start = text.length;
    text += page + (runsOn(page, joined[index + 1] ?? '') ? ' ' : '\n\n');
    pages.push({ number: index + 1, start, end: text.length });
  });
  if (text.trim() === '') {
    const trouble = {
      code: 'read/no-text',
      message: `None of the ${texts.length} pages has a text layer.`,
      next: 'Run text recognition (OCR) over it first.',
    };
    return { trouble };
  }
  return { text, pages };
}

/** Whether a sentence goes on over a page's end. */
const runsOn = (page: string, next: string): boolean => /[\p{L},;]$/u.test(page) && /^\p{Ll}/u.test(next);

/**
 * Lines of a paragraph flow together; a hyphen at a line's end joins the halves of its word; short lines end paragraphs,
 * and so do headings: much shorter lines before a capital.
 */
function joinLines(raw: string): string {
  const lines = raw
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim());
  const longest = Math.max(...lines.map(({ length }) => length));
  let text = '';
  for (const [index, line] of lines.entries()) {
    if (line === '') text = `${text.trimEnd()}\n\n`;
    else if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line)) text = text.slice(0, -1) + line;
    else text += (text === '' || text.endsWith('\n') ? '' : ' ') + line;
    if (line !== '' && endsParagraph(line, lines[index + 1] ?? '', longest)) text += '\n\n';
  }
  return text.trim();
}

const endsParagraph = (line: string, next: string, longest: number): boolean =>
  (line.length < longest * 0.7 && /[.!?”"]$/.test(line)) || (line.length < longest * 0.6 && /^["“]?\p{Lu}/u.test(next));
