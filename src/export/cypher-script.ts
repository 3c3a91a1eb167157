import { topicId } from '../graph/nodes.ts';
import { toJson } from '../model/json.ts';
import { ATTENDANCE_OF, NODE_TYPES, searchName } from '../model/schema.ts';
import type { ViewData, ViewMeeting } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { lookUp, type LookUp } from './look-up.ts';

/**
 * Statements that make people, organizations, places, topics, meetings, claims and articles in any Neo4j, as the schema
 * declares them; a second run changes nothing. Claims are linked to whom they name without the role.
 */
export function exportCypher(data: ViewData): Exported {
  const known = lookUp(data);
  const topics = new Map(data.meetings.flatMap(({ topics: names }) => names.map((name) => [topicId(name), name])));
  const lines = [
    ...Object.values(LABELS).map(
      (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
    ),
    ...data.parties.map(({ id, name, aliases, kind, country, wikidata }) =>
      node(id, { name, searchName: searchName(name), aliases, kind, country, wikidata }),
    ),
    ...data.places.map(({ id, name, kind, latitude, longitude, country }) =>
      node(id, { name, searchName: searchName(name), kind, latitude, longitude, country }),
    ),
    ...[...topics].map(([id, name]) => node(id, { name, searchName: searchName(name) })),
    ...data.articles.map(({ id, name, title, published, documentDate, documentDateBasis, url, publisher }) =>
      node(id, { name, title, published, documentDate, documentDateBasis, url, publisher }),
    ),
    ...data.places.flatMap(({ id, partOf }) => (partOf ? [edge(id, 'PART_OF', partOf)] : [])),
    ...data.meetings.flatMap((meeting) => meetingLines(meeting, known)),
  ];
  return { text: lines.map((line) => `${line};\n`).join(''), notes: [`${lines.length} statements.`] };
}

function meetingLines(meeting: ViewMeeting, known: LookUp): string[] {
  const { id, title, kind, status, date, start, end, precision, dateBasis, level, format } = meeting;
  const { confidence, sources, disputed, participants, topics } = meeting;
  const parties = new Set(participants.map(({ party }) => party)).size;
  const told = { title, kind, status, date, start, end, precision, dateBasis, level, format, confidence };
  return [
    node(id, { ...told, sources, disputed, parties }),
    ...known.parties(meeting).map(({ party, role }) => edge(party.id, ATTENDANCE_OF[status], id, { role })),
    ...meeting.places.flatMap(([finest], alternative) =>
      finest ? [edge(id, status === 'held' ? 'HELD_IN' : 'PLANNED_IN', finest, { alternative })] : [],
    ),
    ...topics.map((name) => edge(id, 'ABOUT', topicId(name))),
    ...meeting.claims.flatMap((claim) => [
      node(claim.id, {
        kind: claim.kind,
        status: claim.status,
        date: claim.date,
        accordingTo: claim.accordingTo,
        confidence: claim.confidence,
      }),
      edge(claim.id, 'ACCOUNT_OF', id),
      ...claim.named.map(({ id: thing, as }) => edge(claim.id, 'NAMES', thing, { as })),
      ...claim.quotes.map(({ quote, start: from, end: to, prefix, suffix }) =>
        edge(claim.id, 'STATED_IN', claim.article, { quote, start: from, end: to, prefix, suffix }),
      ),
    ]),
  ];
}

type Value = string | number | readonly string[] | null;

const LABELS = {
  per: 'Person',
  org: 'Organization',
  plc: 'Place',
  mtg: 'Meeting',
  art: 'Article',
  clm: 'Claim',
  top: 'Topic',
} as const;
const labelOf = (id: string): keyof typeof NODE_TYPES => LABELS[id.slice(0, 3) as keyof typeof LABELS];

function node(id: string, values: Readonly<Record<string, Value>>): string {
  const label = labelOf(id);
  const types: Readonly<Record<string, string>> = NODE_TYPES[label].properties;
  return `MERGE (n:${label} {id: ${literal(id)}}) SET n += ${map(values, (name) => types[name] === 'date')}`;
}

const edge = (from: string, type: string, to: string, values: Readonly<Record<string, Value>> = {}): string =>
  `MATCH ${end('a', from)}, ${end('b', to)} MERGE (a)-[:${type} ${map(values)}]->(b)`;

const end = (name: string, id: string): string => `(${name}:${labelOf(id)} {id: ${literal(id)}})`;

const map = (values: Readonly<Record<string, Value>>, isDay: (name: string) => boolean = () => false): string =>
  `{${Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [`\`${name}\`: ${dayOr(literal(value), isDay(name))}`]))
    .join(', ')}}`;

const dayOr = (text: string, isDay: boolean): string => (isDay ? `date(${text})` : text);

/** Strings and lists of Cypher are written as those of JSON; single quotes around them would need more. */
const literal = (value: string | number | readonly string[]): string => toJson(value);
