import { expect, test } from 'vitest';
import { exportView } from '../../src/export/formats.ts';
import { listedTopics, ploverContexts } from '../../src/lexicon/topics.ts';
import { readTable } from '../../src/lexicon/tables.ts';
import { DATA } from './fixture.ts';

/**
 * The tables of the manual (PLOVER_MANUAL.tex of github.com/openeventdata/PLOVER, state 5e0c24f). No registry has a
 * reader or a schema of it; `null` marks the fields that are not required.
 */
const RECORD = words(`id has_event date time enddate endtime actor recipient event event_loc event_text quad_code
  event_scale mode context link text text_info cite_info coder coded_date coded_time comment`);
const REQUIRED = words('id date actor event');
const LISTS = words('actor recipient event event_text mode context');
const ENTITY = words('code sector entity_text identifier_id identifier_text religion ethnicity office gender age');
const CITATION = words('corpus citation url title language publication license copyright coder codebook version');
const LOCATION = words(`extracted_place resolved_place geonameid lat lon city district province country country_code
  feature_class feature_code resolution`);
const QUAD: Readonly<Record<string, number>> = { AGREE: 1, CONSULT: 1, REJECT: 3 };
const MODES: Readonly<Record<string, readonly string[]>> = {
  AGREE: [],
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
};
const SECTORS = words(
  `COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC`,
);
const CONTEXTS = words(`military intelligence executive legislative election political_institutions pro_democracy
  pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt
  religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource
  environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking`);
/** The manual lets providers add fields: ours. */
const OWN = words('status precision topics articles');
const OWN_CITATION = ['published'];

type Json = Readonly<Record<string, unknown>>;
interface Event {
  readonly id: string;
  readonly date: string;
  readonly enddate: string;
  readonly actor: readonly Json[];
  readonly recipient: readonly Json[];
  readonly event: readonly [string];
  readonly mode: readonly string[] | null;
  readonly context: readonly string[] | null;
  readonly event_loc: Json | null;
  readonly cite_info: Json | null;
  readonly quad_code: number;
  readonly status: string;
  readonly precision: string;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
const stray = (object: Json, known: readonly string[]): string[] =>
  Object.keys(object).filter((key) => !known.includes(key));

const text = exportView(DATA, 'plover', { graph: 'people', table: 'meetings' }).text;
const events = text
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Event);

test('each line has the fields that are required, lists where the manual has lists, and no field of another name', () => {
  for (const event of events) {
    const raw = event as unknown as Json;
    expect(stray(raw, [...RECORD, ...OWN])).toEqual([]);
    expect(REQUIRED.filter((name) => (raw[name] ?? null) === null)).toEqual([]);
    expect(LISTS.filter((name) => (raw[name] ?? null) !== null && !Array.isArray(raw[name]))).toEqual([]);
    expect([event.date, event.enddate].filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day))).toEqual([]);
    expect(event.actor.length).toBeGreaterThan(0);
    for (const entity of [...event.actor, ...event.recipient]) expect(stray(entity, ENTITY)).toEqual([]);
    expect(stray(event.event_loc ?? {}, LOCATION)).toEqual([]);
    expect(stray(event.cite_info ?? {}, [...CITATION, ...OWN_CITATION])).toEqual([]);
  }
});

test('words are those of the manual', () => {
  for (const { event, mode, context, quad_code, actor, recipient } of events) {
    const [name] = event;
    expect(quad_code).toBe(QUAD[name]);
    expect((mode ?? []).filter((each) => !MODES[name]?.includes(each))).toEqual([]);
    expect((context ?? []).filter((each) => !CONTEXTS.includes(each))).toEqual([]);
    const sectors = [...actor, ...recipient].flatMap(({ sector }) => (sector === null ? [] : [String(sector)]));
    expect(sectors.filter((sector) => !SECTORS.includes(sector))).toEqual([]);
  }
});

const count = (...statuses: string[]) =>
  DATA.meetings.filter(({ status, start }) => start !== null && statuses.includes(status)).length;
const coded = (name: string) => events.filter(({ event }) => event[0] === name).length;

test('held is CONSULT, what is to come AGREE, what came to nothing REJECT; denied and undated meetings are left out', () => {
  expect(coded('CONSULT')).toBe(count('held'));
  expect(coded('AGREE')).toBe(count('planned', 'proposed', 'postponed'));
  expect(coded('REJECT')).toBe(count('cancelled', 'declined'));
  expect(count('denied') + DATA.meetings.filter(({ start }) => start === null).length).toBeGreaterThan(0);
});

test('the host is the recipient, everybody else an actor', () => {
  const hosted = DATA.meetings.find(
    ({ status, participants }) =>
      status === 'held' &&
      participants.some(({ role }) => role === 'host') &&
      participants.some(({ role }) => role !== 'host'),
  );
  const event = events.find(({ id }) => id === hosted?.id);
  const names = new Map(DATA.parties.map(({ id, name }) => [id, name]));
  const named = (isHost: boolean) =>
    hosted?.participants.flatMap(({ party, role }) => ((role === 'host') === isHost ? [names.get(party)] : []));
  expect(event?.actor.map((each) => each['entity_text'])).toEqual(named(false));
  expect(event?.recipient.map((each) => each['entity_text'])).toEqual(named(true));
  expect(event?.mode).toContain('visit');
});

test('every context of the table is one of the manual, of a topic that is listed', () => {
  const topics = new Set([...listedTopics()].map(({ name }) => name));
  for (const [topic = '', context = ''] of readTable('lexicon/en/plover-contexts.tsv')) {
    expect(topics).toContain(topic);
    expect(CONTEXTS).toContain(context);
  }
  expect(ploverContexts(['a truce in Ukraine', 'grain exports'])).toEqual(['economic', 'military']);
});
