import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import {
  MEETING_KINDS,
  PARTY_ROLES,
  STATUSES,
  type MeetingKind,
  type PartyRole,
  type Status,
} from '../../model/claim.ts';
import { WhometError } from '../../model/errors.ts';
import { searchName } from '../../model/schema.ts';

/** Where a value comes from: columns, of each the first of its names that the table has, joined by spaces; or one value for all rows. */
export type Source = { readonly columns: readonly (readonly string[])[] } | { readonly value: string };

/** Columns that name parties. */
export interface PartySource {
  readonly from: Source;
  readonly type: 'person' | 'organization' | 'either';
  readonly role: PartyRole;
  readonly office: Source | null;
  readonly organization: Source | null;
  /** What stands between several names of one cell. */
  readonly separators: readonly string[];
  /** An empty cell means the one above. */
  readonly fill: boolean;
  /** Folded cells that name nobody. */
  readonly skip: ReadonlySet<string>;
  /** Folded cells that stand for whoever held an office: `president of US`. */
  readonly holders: ReadonlyMap<string, string>;
}

export interface StatusRule {
  /** The column that must not be empty; null: always. */
  readonly filled: Source | null;
  readonly is: Status;
}

/** How the columns of a register are read: a file of data/registers, or the user's own. */
export interface Mapping {
  readonly name: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly parties: readonly PartySource[];
  readonly date: Source | null;
  /** The last day, where another column has it. */
  readonly end: Source | null;
  /** Order of numbers in dates such as 03/04/2024. */
  readonly days: 'dmy' | 'mdy' | 'ymd' | null;
  /** From fine to coarse. */
  readonly place: readonly Source[];
  readonly topic: readonly Source[];
  readonly kind: MeetingKind | Source;
  readonly status: readonly StatusRule[] | Source;
  readonly published: Source | null;
  readonly url: Source | null;
  /** Columns that make a row's identity: with it a corrected row takes the place of the old one. */
  readonly key: readonly Source[];
  /** Rows that agree in these are one meeting. */
  readonly group: readonly Source[];
  /** Columns that the text shows; null for all. */
  readonly show: readonly Source[] | null;
  readonly confidence: number;
  /** A user's own: every column that it names must be there. Of the others some are optional. */
  readonly strict: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const KEYS = [
  'title',
  'publisher',
  'people',
  'organizations',
  'either',
  'date',
  'end',
  'days',
  'place',
  'topic',
  'kind',
  'status',
  'published',
  'url',
  'key',
  'group',
  'show',
  'confidence',
];
const PARTY_KEYS = ['column', 'value', 'role', 'office', 'organization', 'separators', 'fill', 'skip', 'holders'];

/**
 * Reads a mapping file (YAML).
 * @throws `usage/mapping` where it cannot be read or says something that mappings do not.
 */
export function readMapping(path: string): Mapping {
  try {
    return mappingOf(basename(path).replace(/\.[^.]*$/, ''), parse(readFileSync(path, 'utf8')), path, true);
  } catch (error) {
    if (error instanceof WhometError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw wrong(path, 'There is no such file.');
    throw wrong(path, `The mapping cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const wrong = (where: string, message: string): WhometError =>
  new WhometError({
    code: 'usage/mapping',
    message,
    where,
    next: 'docs/registers.md shows mappings: which column names people, organizations, date, place, topic, kind.',
  });

/** @throws `usage/mapping`, see `readMapping`. */
export function mappingOf(name: string, read: unknown, where: string, strict: boolean): Mapping {
  const fields = fieldsOf(read, where, KEYS);
  const parties = [
    ...partiesOf(fields['people'], 'person', where),
    ...partiesOf(fields['organizations'], 'organization', where),
    ...partiesOf(fields['either'], 'either', where),
  ];
  if (parties.length === 0) throw wrong(where, 'The mapping names no column of people, organizations or either.');
  const { days = null, confidence = 0.9 } = fields;
  if (days !== null && days !== 'dmy' && days !== 'mdy' && days !== 'ymd')
    throw wrong(where, `days is one of dmy, mdy, ymd, not ${String(days)}.`);
  if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1))
    throw wrong(where, 'confidence is a number from 0 to 1.');
  const one = (key: string): Source | null => sourceOf(fields[key], where);
  const many = (key: string): Source[] => list(fields[key]).flatMap((each) => sourceOf(each, where) ?? []);
  return {
    name,
    title: text(fields['title']) ?? name,
    publisher: text(fields['publisher']),
    parties,
    date: one('date'),
    end: one('end'),
    days,
    place: many('place'),
    topic: many('topic'),
    kind: oneOf(MEETING_KINDS, fields['kind'] ?? 'meeting') ?? one('kind') ?? 'meeting',
    status: statusOf(fields['status'] ?? 'held', where),
    published: one('published'),
    url: one('url'),
    key: many('key'),
    group: many('group'),
    show: fields['show'] === undefined ? null : many('show'),
    confidence,
    strict,
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const list = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());
const folded = (words: unknown): string[] => list(words).map((word) => searchName(String(word)));

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

function fieldsOf(value: unknown, where: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong(where, 'The mapping is no list of keys and columns.');
  const stray = Object.keys(value).find((key) => !known.includes(key));
  if (stray !== undefined) throw wrong(where, `Mappings know no "${stray}"; they know ${known.join(', ')}.`);
  return value as Fields;
}

/** `Minister|Name of minister` is one column by two names; a list is several columns; `{ value: … }` is no column. */
function sourceOf(value: unknown, where: string): Source | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && 'value' in value) return { value: String(value.value) };
  const columns = list(value);
  if (!columns.every((column) => typeof column === 'string' && column !== ''))
    throw wrong(where, 'A column is named by a text, several by a list of texts.');
  return { columns: columns.map((column) => (column as string).split('|').map(searchName)) };
}

function partiesOf(value: unknown, type: PartySource['type'], where: string): PartySource[] {
  return list(value).map((each) => {
    if (typeof each === 'string') return { ...PLAIN, from: sourceOf(each, where) as Source, type };
    const fields = fieldsOf(each, where, PARTY_KEYS);
    const from = sourceOf('value' in fields ? { value: fields['value'] } : fields['column'], where);
    const role = oneOf(PARTY_ROLES, fields['role'] ?? 'participant');
    if (from === null || role === undefined)
      throw wrong(where, `Parties have a column or a value, and perhaps a role of ${PARTY_ROLES.join(', ')}.`);
    return {
      from,
      type,
      role,
      office: sourceOf(fields['office'], where),
      organization: sourceOf(fields['organization'], where),
      separators: fields['separators'] === undefined ? PLAIN.separators : list(fields['separators']).map(String),
      fill: fields['fill'] === true,
      skip: new Set(folded(fields['skip'])),
      holders: new Map(Object.entries((fields['holders'] ?? {}) as Fields).map(([key, of]) => [key, String(of)])),
    };
  });
}

const PLAIN = {
  role: 'participant',
  office: null,
  organization: null,
  separators: [';', '\n'],
  fill: false,
  skip: new Set<string>(),
  holders: new Map<string, string>(),
} as const;

function statusOf(value: unknown, where: string): Mapping['status'] {
  const fixed = oneOf(STATUSES, value);
  if (fixed) return [{ filled: null, is: fixed }];
  if (!Array.isArray(value)) return sourceOf(value, where) ?? [{ filled: null, is: 'held' }];
  return value.map((rule) => {
    const fields = fieldsOf(rule, where, ['filled', 'is']);
    const is = oneOf(STATUSES, fields['is']);
    if (!is) throw wrong(where, `A rule of status says is: and one of ${STATUSES.join(', ')}.`);
    return { filled: sourceOf(fields['filled'], where), is };
  });
}
