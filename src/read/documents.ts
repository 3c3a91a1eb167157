import type { Trouble } from '../model/errors.ts';
import { decode } from './decode.ts';
import type { ReadText } from './make-article.ts';
import { readMarkdown } from './markdown.ts';

/** File types that hold one document or several, without JSON Lines, which are read as a stream. */
export const DOCUMENT_TYPE = /\.(txt|text|md|markdown|html?|xhtml|pdf|docx|eml|mbox|ics|zip)$/i;

/** A document; `name` where it lies in a container. */
export type FoundDocument =
  | { readonly name: string | null; readonly read: ReadText }
  | { readonly name: string | null; readonly trouble: Trouble };

/** How deep containers (ZIP, mails with attachments) may lie in each other. */
const DEEPEST = 3;

export interface DocumentOptions {
  /** Largest document in bytes, packed or not. */
  readonly maxBytes: number;
  /** Pages of PDF without text go through tesseract. */
  readonly ocr?: boolean;
}

/** The documents in a file of that type. */
export async function* readDocuments(
  type: string,
  bytes: Buffer,
  { maxBytes, ocr = false }: DocumentOptions,
  depth = 0,
): AsyncGenerator<FoundDocument> {
  if (depth > DEEPEST) {
    yield { name: null, trouble: { code: 'read/too-deep', message: 'Containers lie too deep in each other.' } };
  } else if (type === 'zip') {
    const { readZip } = await import('./zip.ts');
    for await (const entry of readZip(bytes, maxBytes)) {
      if ('trouble' in entry) yield entry;
      else yield* inside(entry.name, readDocuments(entry.type, entry.bytes, { maxBytes, ocr }, depth + 1));
    }
  } else if (type === 'eml' || type === 'mbox') {
    const { readMails } = await import('./mail.ts');
    for await (const mail of readMails(type, bytes)) {
      yield { name: mail.name, read: mail.read };
      for (const { name, type: inner, bytes: content } of mail.attachments)
        yield* inside(name, readDocuments(inner, content, { maxBytes, ocr }, depth + 1));
    }
  } else if (type === 'ics') yield* (await import('./calendar.ts')).readCalendar(bytes);
  else {
    const read = await readOne(type, bytes, ocr);
    yield 'trouble' in read ? { name: null, trouble: read.trouble } : { name: null, read };
    if ('note' in read && read.note) yield { name: null, trouble: read.note };
  }
}

async function* inside(outer: string, documents: AsyncGenerator<FoundDocument>): AsyncGenerator<FoundDocument> {
  for await (const each of documents) yield { ...each, name: each.name === null ? outer : `${outer}/${each.name}` };
}

async function readOne(type: string, bytes: Buffer, ocr: boolean): Promise<ReadText | { readonly trouble: Trouble }> {
  if (type === 'pdf') return (await import('./pdf.ts')).readPdf(bytes, { ocr });
  if (type === 'docx') return (await import('./docx.ts')).readDocx(bytes);
  const html = /^x?html?$/.test(type);
  const charset = html
    ? /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1]
    : undefined;
  const decoded = decode(bytes, charset);
  if ('trouble' in decoded) return decoded;
  if (html) return (await import('./html.ts')).readHtml(decoded.text);
  return type.startsWith('m') ? readMarkdown(decoded.text) : { text: decoded.text };
}
