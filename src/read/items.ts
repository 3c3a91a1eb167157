import { basename } from 'node:path';
import type { Article } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import { DOCUMENT_TYPE, readDocuments } from './documents.ts';
import { makeArticle, type ReadText } from './make-article.ts';
import type { MetadataTable } from './metadata.ts';

/** What comes of one file or record. */
export type ReadItem =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'trouble'; readonly file: string; readonly trouble: Trouble }
  | { readonly kind: 'skipped'; readonly file: string; readonly reason: string }
  | { readonly kind: 'left out'; readonly file: string; readonly reason: string; readonly rows: number };

export const troubleOf = (file: string, trouble: Trouble): ReadItem => ({
  kind: 'trouble',
  file,
  trouble: { where: file, ...trouble },
});

export const failed = (error: unknown): Trouble => ({
  code: 'read/failed',
  message: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  next: 'Check the file and its permissions.',
});

export const typeOf = (file: string): string => DOCUMENT_TYPE.exec(file)?.[1]?.toLowerCase() ?? '';

export async function* readBytes(
  file: string,
  type: string,
  bytes: Buffer,
  table: MetadataTable,
  maxBytes: number,
): AsyncGenerator<ReadItem> {
  for await (const found of readDocuments(type, bytes, maxBytes)) {
    const where = found.name === null ? file : `${file}/${found.name}`;
    if ('trouble' in found) yield troubleOf(where, found.trouble);
    else yield await articleItem(basename(where).replace(DOCUMENT_TYPE, ''), where, found.read, table.of(file) ?? {});
  }
}

export async function articleItem(
  name: string,
  file: string,
  read: ReadText,
  metadata: Parameters<typeof makeArticle>[3],
): Promise<ReadItem> {
  if (read.text.trim() === '')
    return troubleOf(file, {
      code: 'read/no-text',
      message: 'There is no text in it.',
      next: 'Scans need text recognition first.',
    });
  return { kind: 'article', article: await makeArticle(name, file, read, metadata) };
}
