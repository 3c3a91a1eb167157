import { ATTENDANCE_OF } from '../model/schema.ts';
import type { ViewData } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { toJson } from '../model/json.ts';
import { lookUp } from './look-up.ts';

/** Statements that make people, organizations, places, meetings and articles in any Neo4j; a second run changes nothing. */
export function exportCypher(data: ViewData): Exported {
  const known = lookUp(data);
  const lines = [
    ...data.parties.map(({ id, type, name, kind, country, wikidata }) =>
      node(type === 'person' ? 'Person' : 'Organization', id, { name, kind, country, wikidata }),
    ),
    ...data.places.map(({ id, name, kind, latitude, longitude, country }) =>
      node('Place', id, { name, kind, latitude, longitude, country }),
    ),
    ...data.articles.map(({ id, name, title, published, url, publisher }) =>
      node('Article', id, { name, title, published, url, publisher }),
    ),
    ...data.meetings.map(({ id, title, kind, status, date, start, end, precision, level, format, confidence }) =>
      node('Meeting', id, { title, kind, status, date, start, end, precision, level, format, confidence }),
    ),
    ...data.places.flatMap(({ id, partOf }) => (partOf ? [edge(id, 'PART_OF', partOf)] : [])),
    ...data.meetings.flatMap((meeting) => [
      ...known
        .parties(meeting)
        .map(({ party, role }) => edge(party.id, ATTENDANCE_OF[meeting.status], meeting.id, { role })),
      ...meeting.places.flatMap(([finest]) =>
        finest ? [edge(meeting.id, meeting.status === 'held' ? 'HELD_IN' : 'PLANNED_IN', finest)] : [],
      ),
      ...meeting.claims.flatMap(({ article, quotes }) =>
        quotes.map(({ quote }) => edge(meeting.id, 'STATED_IN', article, { quote })),
      ),
    ]),
  ];
  return { text: lines.map((line) => `${line};\n`).join(''), notes: [`${lines.length} statements.`] };
}

type Value = string | number | null;

const LABEL: Readonly<Record<string, string>> = {
  per: 'Person',
  org: 'Organization',
  plc: 'Place',
  mtg: 'Meeting',
  art: 'Article',
};

const node = (label: string, id: string, values: Readonly<Record<string, Value>>): string =>
  `MERGE (n:${label} {id: ${literal(id)}}) SET n += ${map(values)}`;

const edge = (from: string, type: string, to: string, values: Readonly<Record<string, Value>> = {}): string =>
  `MATCH ${end('a', from)}, ${end('b', to)} MERGE (a)-[:${type} ${map(values)}]->(b)`;

const end = (name: string, id: string): string => `(${name}:${LABEL[id.slice(0, 3)]} {id: ${literal(id)}})`;

const map = (values: Readonly<Record<string, Value>>): string =>
  `{${Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${literal(value)}`]))
    .join(', ')}}`;

/** Strings of Cypher take the escapes of JSON; single quotes around them would need more. */
const literal = (value: string | number): string => toJson(value);
