import { makeId, type OrganizationId, type PartyId, type PersonId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Organization, Person } from '../model/world.ts';
import { formsOf } from './forms.ts';
import type { Gazetteer } from './gazetteer.ts';
import { joinForms } from './join-forms.ts';
import { JudgedGroups } from './ledger/judged-groups.ts';
import type { Links } from './ledger/links.ts';
import { namingKey } from './ledger/naming-key.ts';
import { joinLoneNames } from './lone-names.ts';
import { NamesInArticles } from './names-in-articles.ts';
import { folded } from './names/folded.ts';
import { inKeyOrder, namingsOf, type Naming } from './namings.ts';
import { partyOf, Summary } from './party.ts';

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
  const namings = inKeyOrder(records.flatMap((record) => namingsOf(record, gazetteer)));
  const groups = new JudgedGroups(judged);
  const forms = formsOf(namings, gazetteer);
  for (const { key, namings: own } of forms) for (const naming of own) groups.join(naming.key, key);
  for (const naming of namings) {
    if (naming.wikidata) groups.join(naming.key, `${naming.type}|${naming.wikidata}`);
    if (naming.gazetteer) groups.join(naming.key, `${naming.type}|place:${naming.gazetteer}`);
  }
  joinForms(forms, groups);
  joinLoneNames(namings, groups, gazetteer);

  const members = new Map<string, Summary>();
  for (const naming of namings) {
    const root = groups.find(naming.key);
    const known = members.get(root) ?? new Summary(naming);
    members.set(root, known);
    known.add(naming, gazetteer);
  }
  const ids = new Map<string, PartyId>();
  const people: Person[] = [];
  const organizations: Organization[] = [];
  const taken = new Set<PartyId>();
  for (const [root, group] of members) {
    const party = partyOf(group, gazetteer);
    const id = taken.has(party.id) ? namesakeId(party.id, root) : party.id;
    if ('governs' in party) organizations.push({ ...party, id: id as OrganizationId });
    else people.push({ ...party, id: id as PersonId });
    taken.add(id);
    ids.set(root, id);
  }
  return {
    people: people.sort(byId),
    organizations: organizations.sort(byId),
    find: finder(namings, judged.together.flat(), (key) => ids.get(groups.find(key))),
  };
}

const typed = (wanted: Naming['type'], namings: readonly Naming[]): Naming[] =>
  namings.filter(({ type }) => type === wanted);

/**
 * No function in here may refer to `namings` or `bearerOf`: what is made here lives long, and would keep all namings and
 * their groups in memory. `judged`: keys of namings that need not be there any more.
 */
function finder(
  namings: readonly Naming[],
  judged: readonly string[],
  bearerOf: (key: string) => PartyId | undefined,
): ResolvedParties['find'] {
  const known = {
    person: new NamesInArticles(typed('person', namings), bearerOf),
    organization: new NamesInArticles(typed('organization', namings), bearerOf),
  };
  const held = judged.map(bearerOf);
  const others = new Map(judged.map((key, index) => [key, held[index]]));
  return (article, type, name) =>
    known[type].find(article, folded(name)) ??
    (others.size > 0 ? others.get(namingKey(type, article, name)) : undefined);
}

/** Of two people of one name that a person told apart, the later one by the alphabet of their keys. */
export const namesakeId = (id: PartyId, root: string): PartyId =>
  makeId(id.startsWith('per_') ? 'per' : 'org', id, root);
