import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { WhometError, type Trouble } from '../model/errors.ts';
import type { Metadata } from './make-article.ts';
import { publishedDay } from './published.ts';

/** What a table says of files: by path relative to the table, or by bare file name. */
export interface MetadataTable {
  of(file: string): Metadata | undefined;
  readonly troubles: readonly Trouble[];
}

export const NO_METADATA: MetadataTable = { of: () => undefined, troubles: [] };

/**
 * Reads `file,published[,publisher,url,title]`.
 * @throws `usage/metadata` where the table cannot be read or has no column `file`.
 */
export function readMetadata(path: string): MetadataTable {
  const rows = tableOf(path);
  const folder = dirname(resolve(path));
  const troubles: Trouble[] = [];
  const byPath = new Map<string, Metadata>();
  const byName = new Map<string, Metadata>();
  rows.forEach((row, index) => {
    const file = row['file'] ?? '';
    const published = row['published'] ? publishedDay(row['published']) : null;
    if (row['published'] && published === null) {
      const message = `"${row['published']}" is no day.`;
      troubles.push({ code: 'read/date', message, where: `${path}:${index + 2}`, next: 'Write days as YYYY-MM-DD.' });
    }
    const metadata: Metadata = {
      ...(published && { published }),
      ...(row['publisher'] && { publisher: row['publisher'] }),
      ...(row['url'] && { url: row['url'] }),
      ...(row['title'] && { title: row['title'] }),
    };
    byPath.set(resolve(folder, file), metadata);
    byName.set(basename(file), metadata);
  });
  return { of: (file) => byPath.get(resolve(file)) ?? byName.get(basename(file)), troubles };
}

function tableOf(path: string): Record<string, string>[] {
  try {
    const rows = parse(readFileSync(path), {
      columns: true,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as Record<string, string>[];
    if (rows.length === 0 || 'file' in (rows[0] ?? {})) return rows;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).syscall !== undefined;
    throw new WhometError({
      code: 'usage/metadata',
      message: `The metadata table cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      where: path,
      next: missing ? 'Check the path and its permissions.' : 'Its first line must be file,published.',
    });
  }
  throw new WhometError({
    code: 'usage/metadata',
    message: 'The metadata table has no column "file".',
    where: path,
    next: 'Its first line must be file,published.',
  });
}
