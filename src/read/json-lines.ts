import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { Trouble } from '../model/errors.ts';
import type { ReadText } from './make-article.ts';
import { publishedDay } from './published.ts';

/** One record of a JSON Lines file, or what is wrong with its line. */
export type JsonLine = { readonly name: string; readonly read: ReadText } | { readonly trouble: Trouble };

/**
 * Reads records one by one, so that a file of any size needs the memory of one line. A bad line does not stop the rest.
 * `onBytes` hears before each record how many bytes of the file have been read.
 */
export async function* readJsonLines(
  file: string,
  maxBytes: number,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<JsonLine> {
  const bytes = createReadStream(file);
  const source = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => source.destroy(error));
  let number = 0;
  try {
    for await (const line of linesOf(source, maxBytes)) {
      number++;
      onBytes(bytes.bytesRead);
      if (line === null) yield { trouble: tooLong(`${file}:${number}`, maxBytes) };
      else if (line.trim() !== '') yield record(line, `${file}:${number}`, number);
    }
  } catch (error) {
    const message = `The file breaks off after line ${number}: ${error instanceof Error ? error.message : String(error)}`;
    yield {
      trouble: { code: 'read/broken', message, where: file, next: 'Fetch or pack it again; the lines before went in.' },
    };
  }
}

const tooLong = (where: string, most: number): Trouble => ({
  code: 'read/too-large',
  message: `The line has more than ${most} bytes.`,
  where,
  next: 'Split the text of this record.',
});

const LF = 10;

/** Lines as text; null in place of one of more than `most` bytes, which is never held as a whole. */
async function* linesOf(source: AsyncIterable<Buffer>, most: number): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer): void => {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts = [];
  };
  const line = (): string | null => {
    const text = size > most ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    size = 0;
    return text;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      take(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    take(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

function record(line: string, where: string, number: number): JsonLine {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return {
      trouble: { code: 'read/json', message: 'The line is no JSON.', where, next: 'Write one JSON object a line.' },
    };
  }
  const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const word = (...names: string[]): string | null =>
    names.map((name) => fields[name]).find((found): found is string => typeof found === 'string' && found !== '') ??
    null;
  const text = word('text', 'body', 'content');
  if (text === null) {
    return {
      trouble: {
        code: 'read/no-text',
        message: 'The record has no text.',
        where,
        next: 'Give it a key "text" or "body".',
      },
    };
  }
  const id = fields['id'];
  return {
    name: typeof id === 'string' || typeof id === 'number' ? String(id) : `line-${number}`,
    read: {
      text: text.replace(/\r\n?/g, '\n'),
      title: word('title', 'headline'),
      published: publishedDay(fields['published'] ?? fields['date']),
      publisher: word('publisher', 'source', 'outlet'),
      url: word('url', 'link'),
    },
  };
}
