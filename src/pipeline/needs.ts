import type { Article } from '../model/article.ts';
import { GDELT_TYPE } from '../read/registers/gdelt.ts';
import { TABLE_TYPE } from '../read/registers/table.ts';
import type { ReadItem } from '../read/sources.ts';

/** What is counted: PDFs and tables are files too. An article of a register needs no day of publication. */
export type Counted = 'files' | 'PDFs' | 'tables' | 'addresses' | 'articles';

/** What some of the input needs before all of it can be used. */
export type Need =
  | 'ocr'
  | 'date'
  | 'text'
  | 'password'
  | 'splitting'
  | 'mapping'
  | 'days'
  | 'conversion'
  | 'repair'
  | 'fetching'
  | 'allowing'
  | 'saving';

/** How many of how many need what. Files in an archive count one by one, records of one file together. */
export interface Needs {
  readonly seen: Map<Counted, number>;
  readonly lacking: Map<Need, number>;
  /** The file whose items come now, and what it was counted as needing. */
  current: { readonly file: string; readonly needs: Set<Need> } | null;
}

export const noNeeds = (): Needs => ({ seen: new Map(), lacking: new Map(), current: null });

/** Of what a need is counted. */
export const COUNTED: Readonly<Record<Need, Counted>> = {
  ocr: 'PDFs',
  date: 'articles',
  text: 'files',
  password: 'files',
  splitting: 'files',
  mapping: 'tables',
  days: 'tables',
  conversion: 'files',
  repair: 'files',
  fetching: 'addresses',
  allowing: 'addresses',
  saving: 'addresses',
};

/** Codes of troubles, and what would help; of those that begin with `fetch/` only what is not another try. */
const HELP: Readonly<Record<string, Need>> = {
  'read/pages': 'ocr',
  'read/scan': 'ocr',
  'read/no-text': 'text',
  'read/empty': 'text',
  'read/locked': 'password',
  'read/too-large': 'splitting',
  'read/register': 'mapping',
  'read/columns': 'mapping',
  'read/date': 'days',
  'read/type': 'conversion',
  'read/broken': 'repair',
  'read/binary': 'repair',
  'read/failed': 'repair',
  'read/ocr': 'repair',
  'read/wordless': 'repair',
  'read/json': 'repair',
  'fetch/robots': 'saving',
  'fetch/private': 'allowing',
};

const add = <Key>(counts: Map<Key, number>, key: Key): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const isPdf = (file: string): boolean => /\.pdf$/i.test(file);

/** Counts what is read and what it lacks. The items of one file come one after the other. */
export function noteNeeds(needs: Needs, item: ReadItem): void {
  if (item.kind === 'skipped') return;
  const file = fileOf(item);
  if (file !== needs.current?.file) {
    needs.current = { file, needs: new Set() };
    for (const kind of kindsOf(file)) add(needs.seen, kind);
  }
  const need = item.kind === 'trouble' ? needOf(item.trouble.code) : undefined;
  if (need !== undefined && !needs.current.needs.has(need)) {
    needs.current.needs.add(need);
    add(needs.lacking, need);
  }
}

/** An article as it goes in; of the same text only the first is noted. Letters and minutes count from their own day. */
export function noteDate(needs: Needs, { published, documentDate }: Article): void {
  add(needs.seen, 'articles');
  if (published === null && (documentDate?.basis ?? 'file') === 'file') add(needs.lacking, 'date');
}

/** The address where it was fetched; without the line, which the troubles of tables name. */
const fileOf = (item: Exclude<ReadItem, { readonly kind: 'skipped' }>): string =>
  item.kind === 'article'
    ? (item.article.capture?.url ?? item.article.file ?? item.article.name)
    : (item.kind === 'trouble' ? (item.trouble.where ?? item.file) : item.file).replace(/:\d+$/, '');

function kindsOf(file: string): Counted[] {
  if (/^https?:/i.test(file)) return ['addresses'];
  if (isPdf(file)) return ['files', 'PDFs'];
  return TABLE_TYPE.test(file) || GDELT_TYPE.test(file) ? ['files', 'tables'] : ['files'];
}

const needOf = (code: string): Need | undefined => HELP[code] ?? (code.startsWith('fetch/') ? 'fetching' : undefined);
