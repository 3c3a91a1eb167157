import { NO_DAY, type DataIndex } from './data-index.ts';
import { listOf } from './lists.ts';
import type { Tally } from './tally.ts';

/** One step of a path: two parties and the held meetings that link them, the one that the path takes first. */
export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly link: number;
  readonly meetings: readonly number[];
}

export type Path = readonly Hop[];

/** Paths that are listed at most. */
const MOST_PATHS = 3;
/** Dead ends that are looked into at most. */
const MOST_TRIES = 20_000;

/**
 * Up to three shortest chains of held meetings between two parties, those whose links met most often first. In order:
 * each hop takes a meeting that did not end before the one of the hop before it, so that a word could have travelled.
 */
export function findPaths(index: DataIndex, tally: Tally, from: number, to: number, inOrder: boolean): Path[] {
  if (from === to) return [];
  const found = inOrder ? inTime(index, tally, from, to) : shortest(index, tally, from, to);
  const strength = (path: Path): number => Math.min(...path.map(({ meetings }) => meetings.length));
  return found.sort((a, b) => strength(b) - strength(a)).slice(0, MOST_PATHS);
}

/** The held meetings of each pair link of a party, the one it leads to, earliest meeting first. */
function* hopsFrom(index: DataIndex, tally: Tally, party: number): Generator<Hop> {
  for (const link of listOf(index.linksOfNode, party)) {
    const ends = index.links[link];
    if (!ends || ends.kind !== 'pair' || tally.heldOfLink(link) === 0) continue;
    const meetings = [...listOf(index.meetingsOfLink, link)]
      .filter((meeting) => tally.passes(meeting) && index.group[meeting] === 0)
      .sort((one, two) => (index.last[one] ?? 0) - (index.last[two] ?? 0));
    yield { from: party, to: ends.a === party ? ends.b : ends.a, link, meetings };
  }
}

/** Breadth first from the goal for the distances, then every way down them, as far as there are not too many. */
function shortest(index: DataIndex, tally: Tally, from: number, to: number): Path[] {
  const distance = new Map([[to, 0]]);
  let ring = [to];
  for (let far = 1; ring.length > 0 && !distance.has(from); far++) {
    const next: number[] = [];
    for (const party of ring)
      for (const hop of hopsFrom(index, tally, party)) {
        if (distance.has(hop.to)) continue;
        distance.set(hop.to, far);
        next.push(hop.to);
      }
    ring = next;
  }
  if (!distance.has(from)) return [];
  const paths: Path[] = [];
  let tries = 0;
  const walk = (party: number, path: Path): void => {
    if (party === to) paths.push(path);
    else
      for (const hop of hopsFrom(index, tally, party))
        if ((distance.get(hop.to) ?? Infinity) === (distance.get(party) ?? 0) - 1 && tries++ < MOST_TRIES)
          walk(hop.to, [...path, hop]);
  };
  walk(from, []);
  return paths;
}

interface Arrival {
  readonly day: number;
  readonly path: Path;
}

/** Round by round, one hop more each: of those who can be reached, the earliest arrival is kept. Undated meetings are left out. */
function inTime(index: DataIndex, tally: Tally, from: number, to: number): Path[] {
  let ring = new Map<number, Arrival>([[from, { day: -Infinity, path: [] }]]);
  const best = new Map<number, number>([[from, -Infinity]]);
  while (ring.size > 0) {
    const next = new Map<number, Arrival>();
    const arrived: Path[] = [];
    for (const [party, { day, path }] of ring)
      for (const hop of hopsFrom(index, tally, party)) {
        const later = hop.meetings.filter(
          (meeting) => index.first[meeting] !== NO_DAY && (index.last[meeting] ?? NO_DAY) >= day,
        );
        const [meeting] = later;
        if (meeting === undefined) continue;
        const reached = { day: Math.max(day, index.first[meeting] ?? 0), path: [...path, { ...hop, meetings: later }] };
        if (hop.to === to) arrived.push(reached.path);
        if (reached.day >= (best.get(hop.to) ?? Infinity)) continue;
        best.set(hop.to, reached.day);
        next.set(hop.to, reached);
      }
    if (arrived.length > 0) return arrived;
    ring = next;
  }
  return [];
}
