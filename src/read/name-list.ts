import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { WhometError } from '../model/errors.ts';
import { searchName } from '../model/schema.ts';
import { decode } from './decode.ts';

/** A name of a list, with other names of the same. */
export interface ListedName {
  readonly name: string;
  readonly aliases: readonly string[];
}

/**
 * A list of names: a table with a column `name` and perhaps `aliases` (separated by |), or one name a line. A name that
 * comes again counts once.
 * @throws `usage/names` where it cannot be read or names nobody.
 */
export function readNameList(path: string): ListedName[] {
  const rows = rowsOf(path);
  const head = (rows[0] ?? []).map((cell) => cell.toLowerCase());
  const at = head.indexOf('name');
  if (at < 0 && rows.some((row) => row.length > 1))
    throw wrong(path, 'The list has several columns and none of them is "name".');
  const others = head.indexOf('aliases');
  const names = rows.slice(at < 0 ? 0 : 1).map((row) => ({
    name: row[Math.max(0, at)] ?? '',
    aliases: (row[others] ?? '')
      .split('|')
      .map((alias) => alias.trim())
      .filter(Boolean),
  }));
  const distinct = new Map<string, ListedName>();
  for (const { name, aliases } of names) {
    const key = searchName(name);
    const known = distinct.get(key);
    if (key !== '') distinct.set(key, { name: known?.name ?? name, aliases: [...(known?.aliases ?? []), ...aliases] });
  }
  if (distinct.size === 0) throw wrong(path, 'The list names nobody.');
  return [...distinct.values()];
}

function rowsOf(path: string): string[][] {
  try {
    const decoded = decode(readFileSync(path));
    if ('trouble' in decoded) throw wrong(path, `The list cannot be read: ${decoded.trouble.message}`);
    const delimiter = /^[^\n]*;/.test(decoded.text) ? ';' : /^[^\n]*\t/.test(decoded.text) ? '\t' : ',';
    const options = { delimiter, trim: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true };
    return parse(decoded.text, options);
  } catch (error) {
    if (error instanceof WhometError) throw error;
    throw wrong(path, `The list cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const wrong = (where: string, message: string): WhometError =>
  new WhometError({
    code: 'usage/names',
    message,
    where,
    next: 'Write one name a line, or a CSV with a column "name".',
  });
