import type { Organization, Person, World } from '../../model/world.ts';
import { officesOf, type Context } from '../names/context.ts';
import { organizationKeys } from '../names/organization.ts';
import { isLone } from '../names/person.ts';
import { compareNames, type NamedType } from '../names/score.ts';
import { blockingKeys, personName } from '../names/tokens.ts';
import type { Grouping } from '../resolve.ts';
import { chance, type Reason, type UnsurePair } from './pair.ts';
import { namingsOfParties } from './namings.ts';

type Party = Person | Organization;

/** Names of one word, and names that share no more than a word, are asked about only where something else speaks for it. */
const SHARED_COMPANY = 0.5;
const LEAST = 0.2;

/** People, and organizations, whose names could be forms of one name. */
export function unsureParties(grouping: Grouping, world: World): UnsurePair[] {
  const namings = namingsOfParties(grouping);
  const edges = edgeCounts(world);
  const company = companyOf(world);
  const contexts = contextsOf(world);
  const compareIn = (kind: NamedType, parties: readonly Party[]) =>
    pairsByKey(kind, parties).flatMap(([a, b]): UnsurePair[] => {
      if (!grouping.constraints.namings.mayJoin(namings.get(a.id) ?? [], namings.get(b.id) ?? [])) return [];
      if (a.wikidata && b.wikidata) return [];
      const reasons = reasonsFor(kind, a, b, contexts, company);
      const score = chance(reasons.reduce((sum, { weight }) => sum + weight, 0));
      const moves = Math.min(edges.get(a.id) ?? 0, edges.get(b.id) ?? 0);
      return score < LEAST ? [] : [{ kind, left: a.id, right: b.id, score, reasons, moves }];
    });
  return [...compareIn('person', world.people), ...compareIn('organization', world.organizations)];
}

/** Keys that more parties than this share tell nothing: pairs of them would be all pairs. */
const COMMON = 50;

/** Pairs that share a key of their names, each once, the smaller id first. */
function pairsByKey(kind: NamedType, parties: readonly Party[]): [Party, Party][] {
  const byKey = new Map<string, Party[]>();
  for (const party of parties) {
    for (const key of keysOf(kind, party.name)) {
      const known = byKey.get(key);
      if (known) known.push(party);
      else byKey.set(key, [party]);
    }
  }
  const pairs = new Map<string, [Party, Party]>();
  for (const sharing of byKey.values()) {
    if (sharing.length > COMMON) continue;
    sharing.forEach((a, index) => {
      for (const b of sharing.slice(index + 1)) {
        const pair: [Party, Party] = a.id < b.id ? [a, b] : [b, a];
        pairs.set(`${pair[0].id} ${pair[1].id}`, pair);
      }
    });
  }
  return [...pairs.values()];
}

/** The keys of names of several words; a name of one word may be the surname, or the given name, of any. */
function keysOf(kind: NamedType, name: string): string[] {
  if (kind === 'organization') return organizationKeys(name);
  const { tokens } = personName(name);
  const ends = [tokens[0], tokens.at(-1)].map((token) => `end ${token?.folded}`);
  return [...new Set([...(isLone(name) ? [] : blockingKeys(personName(name))), ...ends])];
}

function reasonsFor(
  kind: NamedType,
  a: Party,
  b: Party,
  contexts: ReadonlyMap<string, Context>,
  company: ReadonlyMap<string, ReadonlySet<string>>,
): Reason[] {
  const named = ({ id, name }: Party) => ({ name, context: contexts.get(id) ?? NOTHING });
  const { reasons } = compareNames(kind, named(a), named(b));
  const shared = [...(company.get(a.id) ?? [])].filter((id) => company.get(b.id)?.has(id)).length;
  const both = { name: 'company', weight: SHARED_COMPANY, left: `${shared} met by both`, right: '' };
  return shared > 0 ? [...reasons, both] : [...reasons];
}

const NOTHING: Context = { countries: new Set(), offices: new Set(), years: [], wikidata: null, known: null };

/** What the graph knows of each party besides its name. */
function contextsOf({ people, organizations, roles }: World): Map<string, Context> {
  const titles = new Map<string, string[]>();
  for (const { person, title, former } of roles)
    if (!former) titles.set(person, [...(titles.get(person) ?? []), title]);
  return new Map(
    [...people, ...organizations].map(({ id, country, wikidata }) => [
      id,
      {
        countries: new Set(country === null ? [] : [country]),
        offices: officesOf(titles.get(id) ?? []),
        years: [],
        wikidata,
        known: null,
      },
    ]),
  );
}

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
