import type { ClaimParty } from '../model/claim.ts';
import type { Role } from '../model/document.ts';
import { makeId, type OrganizationId, type PartyId, type PersonId } from '../model/ids.ts';
import type { ArticleRecord, MentionCount } from '../model/record.ts';
import { searchName } from '../model/schema.ts';
import type { Organization, Person } from '../model/world.ts';
import type { Gazetteer } from './gazetteer.ts';
import { JudgedGroups } from './ledger/judged-groups.ts';
import type { Links } from './ledger/links.ts';
import { namingKey } from './ledger/naming-key.ts';

/** What an article says of one person or organization. */
interface Naming {
  readonly article: string;
  readonly type: 'person' | 'organization';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly offices: readonly Role[];
  readonly kind: Organization['kind'];
  readonly wikidata: string | undefined;
  readonly gazetteer: string | undefined;
}

/** The people and organizations of all records, and a look-up from an article's name for someone to who that is. */
export interface ResolvedParties {
  readonly people: readonly Person[];
  readonly organizations: readonly Organization[];
  find(article: string, type: 'person' | 'organization', name: string): PartyId | undefined;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/**
 * First version of identity: the same Wikidata id, the same full name, or a lone surname that only one full name of the
 * collection carries. Names are compared folded. The order of records does not matter.
 */
export function resolveParties(
  records: readonly ArticleRecord[],
  gazetteer: Gazetteer,
  judged: Links,
): ResolvedParties {
  const namings = records
    .flatMap((record) => namingsOf(record, gazetteer))
    .sort((a, b) => (localKey(a) < localKey(b) ? -1 : 1));
  const groups = new JudgedGroups(judged);
  for (const naming of namings) {
    groups.join(localKey(naming), nameKey(naming));
    if (naming.wikidata) groups.join(localKey(naming), `${naming.type}|${naming.wikidata}`);
    if (naming.gazetteer) groups.join(localKey(naming), `${naming.type}|place:${naming.gazetteer}`);
  }
  joinLoneSurnames(namings, groups);

  const members = new Map<string, Naming[]>();
  for (const naming of namings) {
    const root = groups.find(localKey(naming));
    members.set(root, [...(members.get(root) ?? []), naming]);
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
const namesakeId = (id: PartyId, root: string): PartyId => makeId(id.startsWith('per_') ? 'per' : 'org', id, root);

const localKey = (naming: Naming): string => namingKey(naming.type, naming.article, naming.name);
const nameKey = (naming: Naming): string => `${naming.type}|name:${searchName(naming.name)}`;

function namingsOf(record: ArticleRecord, gazetteer: Gazetteer): Naming[] {
  const article = record.article.id;
  const bodies = new Set(record.mentions.flatMap(({ roles }) => roles.flatMap(({ of }) => of ?? [])));
  return [
    ...[...bodies].map((name) => ofOffice(article, name, gazetteer)),
    ...record.mentions.filter((mention) => mention.type !== 'place').map((mention) => ofMention(article, mention)),
    ...record.claims.flatMap((claim) => claim.participants.map((party) => ofParty(article, party))),
  ];
}

/** Knowledge of people gives a country by its key, articles by its name. */
const officeCountry = (of: string, gazetteer: Gazetteer): string | undefined =>
  gazetteer.countryOf(of) ?? (gazetteer.entry(of)?.kind === 'country' ? of : undefined);

/** The name of the country or body that an office belongs to. */
export function bodyOfOffice(of: string, gazetteer: Gazetteer): string {
  const key = officeCountry(of, gazetteer);
  return (key !== undefined && gazetteer.entry(key)?.name) || of;
}

/** The country or body that an office belongs to: "German Chancellor" names Germany. */
function ofOffice(article: string, name: string, gazetteer: Gazetteer): Naming {
  const country = officeCountry(name, gazetteer);
  return {
    article,
    type: 'organization',
    name: bodyOfOffice(name, gazetteer),
    aliases: [],
    offices: [],
    kind: country === undefined ? 'other' : 'state',
    wikidata: undefined,
    gazetteer: country,
  };
}

const ofMention = (article: string, mention: MentionCount): Naming => ({
  article,
  type: mention.type === 'person' ? 'person' : 'organization',
  name: mention.name,
  aliases: mention.aliases,
  offices: mention.roles,
  kind: mention.kind ?? 'other',
  wikidata: mention.wikidata,
  gazetteer: mention.type === 'organization' ? mention.gazetteer : undefined,
});

const ofParty = (article: string, party: ClaimParty): Naming => ({
  article,
  type: party.type === 'person' ? 'person' : 'organization',
  name: party.name,
  aliases: party.aliases,
  offices: party.offices,
  kind: party.type === 'country' ? 'state' : 'other',
  wikidata: party.wikidata,
  gazetteer: party.type === 'country' ? party.gazetteer : undefined,
});

/** `Blinken` in one article is the `Antony Blinken` of others, if there is only one Blinken with a full name. */
function joinLoneSurnames(namings: readonly Naming[], groups: JudgedGroups): void {
  const bearers = new Map<string, Set<string>>();
  const people = namings.filter((naming) => naming.type === 'person');
  for (const naming of people) {
    const words = searchName(naming.name).split(' ');
    if (words.length < 2) continue;
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) {
      const roots = bearers.get(word) ?? new Set();
      bearers.set(word, roots.add(groups.find(localKey(naming))));
    }
  }
  for (const naming of people) {
    const roots = bearers.get(searchName(naming.name));
    const [only] = roots ?? [];
    if (roots?.size === 1 && only) groups.join(localKey(naming), only);
  }
}

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

function makePerson(group: readonly Naming[], gazetteer: Gazetteer): Person {
  const common = shared(group, bestName(group));
  const countries = group.flatMap((naming) => naming.offices).flatMap((role) => gazetteer.countryOf(role.of) ?? []);
  const id: PersonId = makeId('per', identity(common.wikidata, common.name));
  return { id, ...common, country: mostFrequent(countries) };
}

function makeOrganization(group: readonly Naming[], gazetteer: Gazetteer): Organization {
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
