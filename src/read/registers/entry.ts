import { countryByKey } from '../../lexicon/countries.ts';
import { officeHolder } from '../../lexicon/leaders.ts';
import { opensWith, registerWords } from '../../lexicon/register-words.ts';
import { titleAt } from '../../lexicon/titles.ts';
import type { MeetingKind, Status } from '../../model/claim.ts';
import type { Role } from '../../model/document.ts';
import type { RegisterEntry, RegisterParty } from '../../model/register.ts';
import { searchName } from '../../model/schema.ts';
import type { Columns, Row } from './columns.ts';
import { dateIn, spanOf, type CellDate } from './days.ts';
import type { Mapping, PartySource } from './mapping.ts';
import { cased, namesIn, withoutOpening } from './names.ts';

/** Why rows make no meeting. */
export type LeftOut = 'fewer than two parties named' | 'no host named';

/** What rows say, with the text that proves it. */
export interface Entry {
  readonly text: string;
  readonly entry: RegisterEntry;
  /** A date that may be read in two ways. */
  readonly ambiguous: string | null;
}

/** Rows of one meeting, the first of which speaks for all but its parties. */
export function entryOf(columns: Columns, mapping: Mapping, rows: readonly Row[]): Entry | LeftOut {
  const [first] = rows;
  if (!first) return 'fewer than two parties named';
  const date = dateOf(columns, mapping, first);
  const day = date === 'ambiguous' ? null : date;
  const parties = partiesOf(columns, mapping, rows, day);
  if (parties.length < 2) return 'fewer than two parties named';
  if (mapping.parties.some(({ role }) => role === 'host') && !parties.some(({ role }) => role === 'host'))
    return 'no host named';
  const blocks = rows.map((row) => textOf(columns, mapping, row));
  const entry: RegisterEntry = {
    register: mapping.name,
    apart: true,
    lines: rows.map(({ line }) => line),
    rows: blocks.map((_, index) => blocks.slice(0, index).reduce((sum, { length }) => sum + length + 2, 0)),
    kind: kindOf(columns, mapping, first),
    status: statusOf(columns, mapping, rows),
    parties,
    date: day,
    dateBasis: 'stated',
    place: mapping.place.flatMap((source) => placeNames(columns.value(source, first))),
    topics: mapping.topic.flatMap((source) => topicsIn(columns.value(source, first))),
    accordingTo: null,
    confidence: mapping.confidence,
  };
  return {
    text: blocks.join('\n\n'),
    entry,
    ambiguous: date === 'ambiguous' ? columns.value(mapping.date, first) : null,
  };
}

function dateOf(columns: Columns, { date, end, days }: Mapping, row: Row): CellDate {
  const first = dateIn(columns.value(date, row), days);
  const last = columns.value(end, row);
  return last === '' ? first : spanOf(first, dateIn(last, days));
}

/** A line a cell: the name of the column and what stands in it. */
function textOf(columns: Columns, { show }: Mapping, row: Row): string {
  const shown = show && new Set(show.flatMap((source) => columns.positions(source) ?? []));
  return columns.names
    .flatMap((name, at) => {
      const cell = (row.cells[at] ?? '').replace(/\s+/g, ' ').trim();
      return cell === '' || (shown && !shown.has(at)) ? [] : [`${name || `column ${at + 1}`}: ${cell}`];
    })
    .join('\n');
}

function partiesOf(columns: Columns, mapping: Mapping, rows: readonly Row[], day: string | null): RegisterParty[] {
  const found = new Map<string, RegisterParty>();
  for (const source of mapping.parties) {
    for (const row of rows) {
      for (const party of partiesIn(columns, source, row, day)) {
        const key = `${party.type === 'person'} ${searchName(party.name)}`;
        const known = found.get(key);
        if (!known) found.set(key, party);
        else found.set(key, { ...known, as: [...new Set([...known.as, ...party.as])] });
      }
    }
  }
  return [...found.values()];
}

function partiesIn(columns: Columns, source: PartySource, row: Row, day: string | null): RegisterParty[] {
  const cells = columns.cells(source.from, row);
  const cell = cells.join(' ');
  if (cell === '' || source.skip.has(searchName(cell))) return [];
  const { role } = source;
  const holder = source.holders.get(searchName(cell));
  if (holder !== undefined) return holderOf(holder, day).map((party) => ({ ...party, role, as: cells }));
  const beside = officesOf(columns, source, row);
  return namesIn(cell, source.type, source.separators).map(({ name, type, as, office, gazetteer }) => ({
    name,
    type,
    role,
    // What several columns give is no run of words in the text.
    as: cells.length > 1 ? cells : 'columns' in source.from ? [as] : [],
    offices: type === 'person' ? mergeOffices(office, beside) : [],
    ...(gazetteer && { gazetteer }),
  }));
}

function mergeOffices(office: string | null, { title, of }: { title: string | null; of: string | null }): Role[] {
  const held = office ?? title;
  return held === null ? [] : [{ title: held, of, former: false }];
}

/** Somebody of a body whose office the register does not tell. */
const REPRESENTATIVE = 'representative';

function officesOf(columns: Columns, { office, organization }: PartySource, row: Row) {
  const written = columns.value(office, row).toLowerCase();
  const words = written.split(/\s+/);
  const title = written === '' ? null : (titleAt(words, 0)?.title ?? written);
  const of = columns.value(organization, row) || null;
  return { title: title ?? (of === null ? null : REPRESENTATIVE), of };
}

/** `president of US`: the one who held it on that day; nobody where it is not known who that was. */
function holderOf(office: string, day: string | null): Omit<RegisterParty, 'role' | 'as'>[] {
  const [title = '', country = ''] = office.split(' of ');
  const [holder, ...others] = day === null ? [] : officeHolder({ country, office: title, on: day.slice(0, 10) });
  if (!holder || others.length > 0) return [];
  const { name, wikidata } = holder;
  const offices = [{ title, of: countryByKey(country)?.name ?? country, former: false }];
  return [{ name, type: 'person', offices, ...(wikidata && { wikidata }) }];
}

function kindOf(columns: Columns, { kind, place }: Mapping, row: Row): MeetingKind {
  if (typeof kind === 'string') {
    // "Videoconference" where the place should be tells how they met.
    const told = place.map((source) => opensWith(columns.value(source, row), registerWords().kinds)).find(Boolean);
    return told === 'call' || told === 'video' ? told : kind;
  }
  return (opensWith(columns.value(kind, row), registerWords().kinds) as MeetingKind | undefined) ?? 'meeting';
}

/** Of several rows the one that says most: one arrival proves that it was held. */
function statusOf(columns: Columns, { status }: Mapping, rows: readonly Row[]): Status {
  if (!Array.isArray(status)) {
    const cell = rows[0] ? columns.value(status as never, rows[0]) : '';
    return (opensWith(cell, registerWords().statuses) as Status | undefined) ?? 'held';
  }
  const told = rows.map(
    (row) => status.find(({ filled }) => filled === null || columns.value(filled, row) !== '')?.is ?? 'planned',
  );
  return told.includes('held') ? 'held' : (told[0] ?? 'planned');
}

/** "Evian, France": fine to coarse. */
function placeNames(cell: string): string[] {
  if (isNothing(cell, 'no_place')) return [];
  return cell
    .split(',')
    .map((part) => cased(part.trim()))
    .filter(Boolean);
}

function isNothing(cell: string, list: 'no_place' | 'no_topic'): boolean {
  const plain = searchName(cell);
  return registerWords().empty.includes(plain) || registerWords()[list].includes(plain);
}

const LONGEST_TOPIC = 120;

/** "To discuss energy prices; housing": what was talked about. */
function topicsIn(cell: string): string[] {
  const topics = cell.split(/[;\n]/).map((part) => part.replace(/\s+/g, ' ').trim().replace(/[.]+$/, ''));
  return topics
    .filter((topic) => topic !== '' && !isNothing(topic, 'no_topic'))
    .map((topic) => withoutOpening(topic, registerWords().openings).slice(0, LONGEST_TOPIC));
}
