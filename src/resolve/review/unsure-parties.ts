import { searchName } from '../../model/schema.ts';
import type { Organization, Person, World } from '../../model/world.ts';
import type { Grouping } from '../resolve.ts';
import { chance, type Reason, type UnsurePair } from './pair.ts';
import { namingsOfParties } from './namings.ts';

type Party = Person | Organization;

/** Log odds of two names that share a word, before anything else is known. */
const PRIOR = -1.5;
const LEAST = 0.1;

/** People, and organizations, whose names could be forms of one name. */
export function unsureParties(grouping: Grouping, world: World): UnsurePair[] {
  const namings = namingsOfParties(grouping);
  const edges = edgeCounts(world);
  const company = companyOf(world);
  const compareIn = (kind: UnsurePair['kind'], parties: readonly Party[]) =>
    pairsByWord(parties).flatMap(([a, b]) => {
      const mayJoin = grouping.constraints.namings.mayJoin(namings.get(a.id) ?? [], namings.get(b.id) ?? []);
      const reasons = mayJoin ? reasonsFor(a, b, company) : null;
      if (!reasons) return [];
      const score = chance(reasons.reduce((sum, { weight }) => sum + weight, PRIOR));
      const moves = Math.min(edges.get(a.id) ?? 0, edges.get(b.id) ?? 0);
      return score < LEAST ? [] : [{ kind, left: a.id, right: b.id, score, reasons, moves }];
    });
  return [...compareIn('person', world.people), ...compareIn('organization', world.organizations)];
}

/** Words that more parties than this share tell nothing: pairs of them would be all pairs. */
const COMMON = 50;

/** Pairs that share a word of their names, each once, the smaller id first. */
function pairsByWord(parties: readonly Party[]): [Party, Party][] {
  const byWord = new Map<string, Party[]>();
  for (const party of parties) {
    for (const word of new Set(searchName(party.name).split(' ')))
      byWord.set(word, [...(byWord.get(word) ?? []), party]);
  }
  const pairs = new Map<string, [Party, Party]>();
  for (const sharing of byWord.values()) {
    if (sharing.length > COMMON) continue;
    sharing.forEach((a, index) => {
      for (const b of sharing.slice(index + 1)) pairs.set(`${a.id} ${b.id}`, a.id < b.id ? [a, b] : [b, a]);
    });
  }
  return [...pairs.values()];
}

/** Null where the names themselves say that they are two. */
function reasonsFor(a: Party, b: Party, company: ReadonlyMap<string, ReadonlySet<string>>): Reason[] | null {
  const [left, right] = [searchName(a.name).split(' '), searchName(b.name).split(' ')];
  const name = nameWeight(left, right);
  if (name === null) return null;
  const shared = [...(company.get(a.id) ?? [])].filter((id) => company.get(b.id)?.has(id)).length;
  const reasons = [reason('name', name, a.name, b.name)];
  if (a.country && b.country) reasons.push(reason('country', a.country === b.country ? 1 : -2, a.country, b.country));
  if (a.wikidata && b.wikidata) reasons.push(reason('wikidata', -6, a.wikidata, b.wikidata));
  if (shared > 0) reasons.push(reason('company', 0.5, `${shared} met by both`, ''));
  return reasons;
}

/** How alike two names that share a word are; null where they differ in a word that both have. */
function nameWeight(left: readonly string[], right: readonly string[]): number | null {
  if ([...left].sort().join(' ') === [...right].sort().join(' ')) return 2.5;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.every((word) => long.includes(word))) return short.length === 1 ? 1 : 2;
  const [mine, theirs] = [restOf(left, right), restOf(right, left)];
  if (mine.length !== 1 || theirs.length !== 1) return null;
  const [x = '', y = ''] = [mine[0], theirs[0]];
  if (x[0] !== y[0]) return null;
  if (x.length === 1 || y.length === 1) return 1.5;
  return x.slice(0, 3) === y.slice(0, 3) ? 1 : null;
}

const reason = (name: string, weight: number, left: string, right: string): Reason => ({ name, weight, left, right });

const restOf = (words: readonly string[], others: readonly string[]): string[] =>
  words.filter((word) => !others.includes(word));

/** How many edges lead to a party: meetings and claims that name it. */
function edgeCounts({ meetings, claims }: World): Map<string, number> {
  const counts = new Map<string, number>();
  const ids = [
    ...meetings.flatMap(({ participants }) => participants.map(({ party }) => party)),
    ...claims.flatMap(({ parties }) => parties.map(({ party }) => party)),
  ];
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Whom each party met or was to meet. */
function companyOf({ meetings }: World): Map<string, Set<string>> {
  const company = new Map<string, Set<string>>();
  for (const { participants } of meetings) {
    for (const { party } of participants) {
      const others = company.get(party) ?? new Set();
      company.set(party, others);
      for (const other of participants) if (other.party !== party) others.add(other.party);
    }
  }
  return company;
}
