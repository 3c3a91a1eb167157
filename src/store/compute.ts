import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import { communitiesOf, networkOf, type Link } from '../graph/network.ts';
import { addDays, daysBetween } from '../model/days.ts';
import { WhometError } from '../model/errors.ts';
import type { QueryResult, Value } from './contract.ts';
import { byText } from '../model/by-text.ts';

/** What no query language can count: the header `compute:` of a question names it, its query gives the pairs. */
export const COMPUTATIONS = ['circles', 'brokers', 'first-since', 'silences'] as const;
export type Computation = (typeof COMPUTATIONS)[number];

type Row = Readonly<Record<string, Value>>;
type Values = Readonly<Record<string, string | number | null>>;

/** The rows of the answer from those of the query; `columns` are what the question's header returns. */
export function computed(
  what: Computation,
  { rows }: QueryResult,
  values: Values,
  columns: readonly string[],
): QueryResult {
  const made = { circles, brokers, 'first-since': firstSince, silences }[what](rows, values);
  return { columns, rows: made };
}

const text = (value: Value | undefined): string => String(value ?? '');
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const linksOf = (rows: readonly Row[]): Link[] =>
  rows.map(({ one, two, times }) => ({ a: text(one), b: text(two), weight: Number(times) }));

const namesOf = (rows: readonly Row[]): Map<string, string> =>
  new Map(
    rows.flatMap(({ one, person, two, other }) => [
      [text(one), text(person)] as const,
      [text(two), text(other)] as const,
    ]),
  );

function circles(rows: readonly Row[]): Row[] {
  const links = linksOf(rows);
  const names = namesOf(rows);
  const circleOf = communitiesOf(links);
  const within = links.filter(({ a, b }) => circleOf.get(a) === circleOf.get(b));
  const strength = new Map<string, number>();
  for (const { a, b, weight } of within) for (const end of [a, b]) strength.set(end, (strength.get(end) ?? 0) + weight);
  const members = grouped([...circleOf.keys()], (end) => circleOf.get(end) ?? -1);
  return [...members]
    .sort(([a], [b]) => a - b)
    .map(([circle, people]) => ({
      circle: circle + 1,
      size: people.length,
      meetings: within.filter(({ a }) => circleOf.get(a) === circle).reduce((sum, { weight }) => sum + weight, 0),
      people: people
        .map((id) => ({ name: names.get(id) ?? id, met: strength.get(id) ?? 0 }))
        .sort((a, b) => b.met - a.met || byText(a.name, b.name))
        .map(({ name }) => name),
    }));
}

/** Its types promise an ES module's default; Node hands over the function itself. */
const betweenness = betweennessModule as unknown as (
  graph: ReturnType<typeof networkOf>,
  options: { readonly getEdgeWeight: null; readonly normalized: boolean },
) => Record<string, number>;

/** People times pairs: more would take minutes, and nothing can stop the count. */
const MOST_STEPS = 2_000_000_000;

/** Betweenness (Freeman, 1977; by the algorithm of Brandes, 2001) over unweighted links. */
function brokers(rows: readonly Row[], { count }: Values): Row[] {
  const links = linksOf(rows);
  const names = namesOf(rows);
  if (names.size * links.length > MOST_STEPS)
    throw new WhometError({
      code: 'ask/too-many',
      message: `There are ${names.size} people with ${links.length} pairs: too many to count chains.`,
      next: 'Narrow it with --from, --to, --place or --topic.',
    });
  if (links.length === 0) return [];
  const network = networkOf(links);
  const circleOf = communitiesOf(links);
  return Object.entries(betweenness(network, { getEdgeWeight: null, normalized: true }))
    .map(([id, share]) => ({
      person: names.get(id) ?? id,
      betweenness: Math.round(share * 10_000) / 10_000,
      people: network.degree(id),
      circles: new Set(network.neighbors(id).map((other) => circleOf.get(other))).size,
    }))
    .sort((a, b) => b.betweenness - a.betweenness || b.people - a.people || byText(a.person, b.person))
    .slice(0, Number(count));
}

interface Met {
  readonly person: string;
  readonly other: string;
  readonly meetings: readonly { readonly id: string; readonly start: string; readonly end: string }[];
}

/** The meetings of each pair, in the order of time. */
function pairsOf(rows: readonly Row[]): Met[] {
  const pairs = grouped(rows, ({ one, two }) => `${text(one)} ${text(two)}`);
  return [...pairs.values()].map((met) => ({
    person: text(met[0]?.['person']),
    other: text(met[0]?.['other']),
    meetings: met
      .map(({ meeting, start, end }) => ({ id: text(meeting), start: text(start), end: text(end) }))
      .sort((a, b) => byText(a.start, b.start) || byText(a.id, b.id)),
  }));
}

/** A gap is counted from the latest end so far: of two meetings one may lie within the other. */
function firstSince(rows: readonly Row[], { days, from, to }: Values): Row[] {
  const found = pairsOf(rows).flatMap(({ person, other, meetings }) =>
    meetings.slice(1).flatMap((now, index) => {
      const before = meetings.slice(0, index + 1).reduce((a, b) => (b.end >= a.end ? b : a));
      const gap = daysBetween(before.end, now.start);
      const wanted =
        gap >= Number(days) && (from === null || now.end >= String(from)) && (to === null || now.start <= String(to));
      return wanted
        ? [{ date: now.start, person, other, previous: before.end, gap, meetings: [before.id, now.id] }]
        : [];
    }),
  );
  return found.sort((a, b) => byText(a.date, b.date) || byText(a.person, b.person) || byText(a.other, b.other));
}

function silences(rows: readonly Row[], { times, days, asOf }: Values): Row[] {
  const today = String(asOf);
  return pairsOf(rows)
    .map(({ person, other, meetings }) => {
      const last = meetings.map(({ end }) => end).reduce((a, b) => (b > a ? b : a));
      return {
        person,
        other,
        times: meetings.length,
        last,
        gap: daysBetween(last, today),
        meetings: meetings.map(({ id }) => id),
      };
    })
    .filter((pair) => pair.times >= Number(times) && pair.last <= addDays(today, -Number(days)))
    .sort((a, b) => b.times - a.times || b.gap - a.gap || byText(a.person, b.person) || byText(a.other, b.other));
}
