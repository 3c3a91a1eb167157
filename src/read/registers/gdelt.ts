import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { countryByKey, keyOfIso3 } from '../../lexicon/countries.ts';
import { leaderNamed } from '../../lexicon/leaders.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { isDay } from '../../model/days.ts';
import type { MeetingKind, PartyRole, Status } from '../../model/claim.ts';
import type { RegisterParty } from '../../model/register.ts';
import type { Entry } from './entry.ts';

/** Event exports of GDELT 2.0, as they are published: tab-separated, without a head, packed one by one. */
export const GDELT_TYPE = /\.export\.csv(\.zip)?$/i;

/** Positions of the 61 columns of GDELT 2.0 that are read. */
const AT = {
  GLOBALEVENTID: 0,
  SQLDATE: 1,
  Actor1Code: 5,
  Actor1Name: 6,
  Actor2Code: 15,
  Actor2Name: 16,
  EventCode: 26,
  NumMentions: 31,
  NumSources: 32,
  NumArticles: 33,
  ActionGeo_FullName: 52,
  DATEADDED: 59,
  SOURCEURL: 60,
} as const;
const COLUMNS = 61;
/** Behind a code: name, country and type of the actor. */
const ACTOR = { name: 1, country: 2, type: 7 } as const;

/** CAMEO: what is counted as an encounter, and the roles of the two actors. */
interface Encounter {
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly roles: readonly [PartyRole, PartyRole];
}
const of = (kind: MeetingKind, status: Status = 'held', ...roles: PartyRole[]): Encounter => ({
  kind,
  status,
  roles: [roles[0] ?? 'participant', roles[1] ?? 'participant'],
});
const CODES: Readonly<Record<string, Encounter>> = {
  '036': of('meeting', 'planned'),
  '040': of('meeting'),
  '041': of('call'),
  '042': of('visit', 'held', 'visitor', 'host'),
  '043': of('visit', 'held', 'host', 'visitor'),
  '044': of('meeting'),
  '045': of('meeting', 'held', 'mediator'),
  '046': of('meeting'),
};

/** Types of actors that act for their state; none is the state itself. */
const STATE_TYPES: ReadonlySet<string> = new Set(['', 'GOV', 'MIL', 'LEG', 'SPY', 'JUD']);

/** An event coder reads machine-made codes off news: less sure than a register that an office keeps. */
const CONFIDENCE = 0.3;

/** What comes of one row: an entry, or why there is none. */
export type GdeltRow =
  | (Entry & { readonly id: string; readonly host: string | null; readonly published: string | null })
  | 'other events'
  | 'fewer than two parties named'
  | 'broken rows';

/** Lines of an export, read as a stream. */
export async function* gdeltLines(file: string): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of /\.zip$/i.test(file)
    ? unpacked(file)
    : createReadStream(file, { highWaterMark: 1 << 20 })) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function* unpacked(file: string): AsyncGenerator<Uint8Array> {
  const { Uint8ArrayReader, ZipReader } = await import('@zip.js/zip.js');
  const reader = new ZipReader(new Uint8ArrayReader(await readFile(file)), { useWebWorkers: false });
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const done = entry.getData(writable);
    yield* readable as unknown as AsyncIterable<Uint8Array>;
    await done;
  }
  await reader.close();
}

/** The event code stands behind so many tabs; most rows are of other codes and are not split. */
function codeOf(line: string): string {
  let at = 0;
  for (let tabs = 0; tabs < AT.EventCode; tabs++) {
    at = line.indexOf('\t', at) + 1;
    if (at === 0) return '';
  }
  return line.slice(at, line.indexOf('\t', at));
}

/** An event that is an encounter of two named parties (CAMEO 036 and 040 to 046). */
export function gdeltRow(line: string, number: number): GdeltRow {
  const code = codeOf(line);
  if (code === '') return 'broken rows';
  const encounter = CODES[code];
  if (!encounter) return 'other events';
  const cells = line.trimEnd().split('\t');
  if (cells.length !== COLUMNS) return 'broken rows';
  const cell = (name: keyof typeof AT): string => cells[AT[name]] ?? '';
  const parties = [actor(cells, AT.Actor1Code, encounter.roles[0]), actor(cells, AT.Actor2Code, encounter.roles[1])];
  const [one, two] = parties;
  if (!one || !two || one.name === two.name) return 'fewer than two parties named';
  const text = (Object.keys(AT) as (keyof typeof AT)[])
    .filter((name) => cell(name) !== '')
    .map((name) => `${name}: ${cell(name)}`)
    .join('\n');
  const [date, added] = [dayOf(cell('SQLDATE')), dayOf(cell('DATEADDED'))];
  return {
    id: cell('GLOBALEVENTID'),
    host: hostOf(cell('SOURCEURL')),
    published: added,
    text,
    ambiguous: null,
    entry: {
      register: 'gdelt',
      apart: false,
      lines: [number],
      rows: [0],
      kind: encounter.kind,
      status: encounter.status,
      parties: [one, two],
      date: encounter.status === 'held' ? date : null,
      dateBasis: 'inferred',
      place: encounter.kind === 'call' ? [] : cell('ActionGeo_FullName').split(', ').filter(Boolean),
      topics: [],
      accordingTo: 'GDELT 2.0',
      confidence: CONFIDENCE,
    },
  };
}

const days = new Map<string, string | null>();

function dayOf(digits: string): string | null {
  const found = days.get(digits.slice(0, 8));
  if (found !== undefined) return found;
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
  const made = isDay(day) ? day : null;
  days.set(digits.slice(0, 8), made);
  return made;
}

const hostOf = (url: string): string | null =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') || null : null;

const known = new Map<string, RegisterParty | null>();

/** Who an actor is: a body or a person that is known by name, else the country that it acts for; null where neither. */
function actor(cells: readonly string[], at: number, role: PartyRole): RegisterParty | null {
  const name = cells[at + ACTOR.name] ?? '';
  const country = cells[at + ACTOR.country] ?? '';
  const key = `${name}|${country}|${cells[at + ACTOR.type] ?? ''}|${role}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = partyOf(name, country, cells[at + ACTOR.type] ?? '', role);
  known.set(key, made);
  return made;
}

function partyOf(name: string, country: string, type: string, role: PartyRole): RegisterParty | null {
  const body = organizationNamed(name);
  const base = { role, as: [name], offices: [] };
  if (body)
    return { ...base, name: body.name, type: 'organization', ...(body.wikidata && { wikidata: body.wikidata }) };
  const leader = name.includes(' ') ? leaderNamed(name) : undefined;
  if (leader)
    return { ...base, name: leader.name, type: 'person', ...(leader.wikidata && { wikidata: leader.wikidata }) };
  const state = STATE_TYPES.has(type) ? countryByKey(keyOfIso3(country) ?? '') : undefined;
  return state ? { ...base, as: [name || country], name: state.name, type: 'country', gazetteer: state.key } : null;
}
