import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { countryByKey, countryNamed } from '../lexicon/countries.ts';
import type { Leader } from '../lexicon/leaders.ts';
import { organizationNamed } from '../lexicon/organizations.ts';
import { WhometError } from '../model/errors.ts';

const COLUMNS = [
  'name',
  'wikidata',
  'aliases',
  'short',
  'country',
  'organization',
  'office',
  'from',
  'to',
  'sex',
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

/**
 * A user's own people, one row a person, or a term in office: `name`, and perhaps `wikidata`, `aliases` (separated by |),
 * `short` (the form used alone, else the last word of the name), `country` (name or ISO code) or `organization`, `office`,
 * `from` and `to` (YYYY, YYYY-MM or YYYY-MM-DD), `sex` (f or m).
 * @throws `usage/people` where the table cannot be read or has another column; `people/row` where a cell is wrong.
 */
export function readPeople(path: string): Leader[] {
  return rowsOf(path).map((row, index) => toLeader(row, `${path}:${index + 2}`));
}

function rowsOf(path: string): Row[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(path), { columns: true, bom: true, trim: true, skip_empty_lines: true }) as typeof rows;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).syscall !== undefined;
    throw unusable(
      path,
      `The table of people cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      missing ? 'Check the path and its permissions.' : 'Its first line names the columns.',
    );
  }
  const columns = Object.keys(rows[0] ?? { name: '' });
  const unknown = columns.find((column) => !COLUMNS.some((known) => known === column));
  if (unknown !== undefined) throw unusable(path, `The table of people has an unknown column "${unknown}".`);
  if (!columns.includes('name')) throw unusable(path, 'The table of people has no column "name".');
  return rows;
}

const unusable = (where: string, message: string, next = `It takes ${COLUMNS.join(', ')}.`): WhometError =>
  new WhometError({ code: 'usage/people', message, where, next });

const TIME = /^\d{4}(-\d{2}(-\d{2})?)?$/;

function toLeader(row: Row, where: string): Leader {
  const wrong = (message: string, next: string): WhometError =>
    new WhometError({ code: 'people/row', message, where, next });
  const { name = '', wikidata = '', aliases = '', short = '', country = '', organization = '', office = '' } = row;
  const { from = '', to = '', sex = '' } = row;
  if (name === '') throw wrong('The row has no name.', 'Name the person, or take the row out.');
  if (!/^(Q[1-9]\d*)?$/.test(wikidata)) throw wrong(`"${wikidata}" is no Wikidata id.`, 'It looks like Q42.');
  const state = country === '' ? undefined : (countryByKey(country.toUpperCase()) ?? countryNamed(country));
  if (country !== '' && !state) throw wrong(`"${country}" is no country.`, 'Write its English name or its ISO code.');
  for (const time of [from, to])
    if (time !== '' && !TIME.test(time)) throw wrong(`"${time}" is no time.`, 'Write 2021, 2021-01 or 2021-01-20.');
  if (!['', 'f', 'm'].includes(sex)) throw wrong(`"${sex}" is no sex.`, 'Write f or m, or nothing.');
  const [alone = lastWord(name), ...spellings] = list(short);
  return {
    wikidata: wikidata || null,
    name,
    aliases: list(aliases),
    short: alone,
    spellings,
    country: state?.key ?? null,
    organization: organization === '' ? null : (organizationNamed(organization)?.name ?? organization),
    office,
    from,
    to: to || null,
    sex: sex === 'f' || sex === 'm' ? sex : null,
  };
}

const list = (cell: string): string[] =>
  cell
    .split('|')
    .map((each) => each.trim())
    .filter(Boolean);

const lastWord = (name: string): string => name.split(/\s+/).at(-1) ?? name;
