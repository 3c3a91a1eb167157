import { makeId, type OrganizationId, type PartyId, type PersonId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import { searchName } from '../model/schema.ts';
import type { Organization, Person } from '../model/world.ts';
import { formsOf } from './forms.ts';
import type { Gazetteer } from './gazetteer.ts';
import { joinForms } from './join-forms.ts';
import { JudgedGroups } from './ledger/judged-groups.ts';
import type { Links } from './ledger/links.ts';
import { namingKey } from './ledger/naming-key.ts';
import { joinLoneNames } from './lone-names.ts';
import { namingsOf, type Naming } from './namings.ts';

/** The people and organizations of all records, and a look-up from an article's name for someone to who that is. */
export interface ResolvedParties {
  readonly people: readonly Person[];
  readonly organizations: readonly Organization[];
  find(article: string, type: 'person' | 'organization', name: string): PartyId | undefined;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * Who is who across articles: the same Wikidata id; forms, transliterations and orders of one name, weighed with
 * countries, offices, years and company (`names/score.ts`); then names of one word. What people judged comes first. The
 * order of records does not matter.
 */
export function resolveParties(
  records: readonly ArticleRecord[],
  gazetteer: Gazetteer,
  judged: Links,
): ResolvedParties {
  const namings = records
    .flatMap((record) => namingsOf(record, gazetteer))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const groups = new JudgedGroups(judged);
  const forms = formsOf(namings, gazetteer);
  for (const { key, namings: own } of forms) for (const naming of own) groups.join(naming.key, key);
  for (const naming of namings) {
    if (naming.wikidata) groups.join(naming.key, `${naming.type}|${naming.wikidata}`);
    if (naming.gazetteer) groups.join(naming.key, `${naming.type}|place:${naming.gazetteer}`);
  }
  joinForms(forms, groups);
  joinLoneNames(namings, groups, gazetteer);

  const members = new Map<string, Naming[]>();
  for (const naming of namings) {
    const root = groups.find(naming.key);
    const known = members.get(root);
    if (known) known.push(naming);
    else members.set(root, [naming]);
  }
  const ids = new Map<string, PartyId>();
  const people: Person[] = [];
  const organizations: Organization[] = [];
  const taken = new Set<PartyId>();
  for (const [root, group] of members) {
    const isPerson = group[0]?.type === 'person';
    const party = isPerson ? makePerson(group, gazetteer) : makeOrganization(group, gazetteer);
    const id = taken.has(party.id) ? namesakeId(party.id, root) : party.id;
    if ('governs' in party) organizations.push({ ...party, id: id as OrganizationId });
    else people.push({ ...party, id: id as PersonId });
    taken.add(id);
    ids.set(root, id);
  }
  return {
    people: people.sort(byId),
    organizations: organizations.sort(byId),
    find: (article, type, name) => ids.get(groups.find(namingKey(type, article, name))),
  };
}

/** Of two people of one name that a person told apart, the later one by the alphabet of their keys. */
export const namesakeId = (id: PartyId, root: string): PartyId =>
  makeId(id.startsWith('per_') ? 'per' : 'org', id, root);

/** One word or more than one. */
const fullness = (name: string): number => Math.min(2, name.split(/\s+/).length);

/** The name that most articles use among the fullest; ties by alphabet. */
function bestName(group: readonly Naming[]): string {
  const counts = new Map<string, number>();
  for (const { name } of group) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranked = [...counts].sort(
    ([a, n], [b, m]) => fullness(b) - fullness(a) || m - n || b.length - a.length || (a < b ? -1 : 1),
  );
  return ranked[0]?.[0] ?? '';
}

const sortedSet = (values: Iterable<string>): string[] => [...new Set(values)].sort();

function shared(group: readonly Naming[], name: string) {
  return {
    name,
    aliases: sortedSet(group.flatMap((naming) => [...naming.aliases, naming.name])).filter((alias) => alias !== name),
    wikidata: sortedSet(group.flatMap((naming) => naming.wikidata ?? []))[0] ?? null,
  };
}

/** Ids come from the Wikidata id where there is one, else from the folded name. */
const identity = (wikidata: string | null, name: string): string => wikidata ?? searchName(name);

export function makePerson(group: readonly Naming[], gazetteer: Gazetteer): Person {
  const common = shared(group, bestName(group));
  const countries = group.flatMap((naming) => naming.offices).flatMap((role) => gazetteer.countryOf(role.of) ?? []);
  const id: PersonId = makeId('per', identity(common.wikidata, common.name));
  return { id, ...common, country: mostFrequent(countries) };
}

export function makeOrganization(group: readonly Naming[], gazetteer: Gazetteer): Organization {
  const common = shared(group, bestName(group));
  const key = sortedSet(group.flatMap((naming) => naming.gazetteer ?? []))[0];
  const kind = group.find((naming) => naming.kind !== 'other')?.kind ?? 'other';
  const entry = key === undefined ? undefined : gazetteer.entry(key);
  const id: OrganizationId = makeId('org', key ?? identity(common.wikidata, common.name));
  return {
    id,
    ...common,
    name: entry?.name ?? common.name,
    kind,
    country: entry?.iso2 ?? null,
    governs: entry ? makeId('plc', entry.key) : null,
    unitOf: null,
    basedIn: null,
  };
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
