import { makeId, type OrganizationId, type PersonId } from '../model/ids.ts';
import type { Organization, OrganizationKind, Person } from '../model/world.ts';
import type { Gazetteer } from './gazetteer.ts';
import { folded } from './names/folded.ts';
import type { Naming } from './namings.ts';

type Counts = Map<string, number>;

const count = (counts: Counts, value: string, by = 1): void => void counts.set(value, (counts.get(value) ?? 0) + by);

/** What namings say of one bearer, summed up: all that makes a person or an organization. The order of namings does not matter. */
export class Summary {
  readonly type: Naming['type'];
  /** The smallest key. */
  first: string;
  readonly #names: Counts = new Map();
  readonly #aliases = new Set<string>();
  readonly #wikidata = new Set<string>();
  readonly #places = new Set<string>();
  readonly #countries: Counts = new Map();
  /** What somebody says it is, by the naming with the smallest key that says so. */
  #kind: { readonly key: string; readonly kind: OrganizationKind } | null = null;

  constructor({ type, key }: Pick<Naming, 'type' | 'key'>) {
    this.type = type;
    this.first = key;
  }

  add(naming: Naming, gazetteer: Gazetteer): void {
    const { key, name, aliases, wikidata, gazetteer: place, kind, offices } = naming;
    if (key < this.first) this.first = key;
    count(this.#names, name);
    for (const alias of aliases) this.#aliases.add(alias);
    if (wikidata !== undefined) this.#wikidata.add(wikidata);
    if (place !== undefined) this.#places.add(place);
    if (kind !== 'other') this.#heed({ key, kind });
    for (const { of } of offices) {
      const country = gazetteer.countryOf(of);
      if (country !== undefined) count(this.#countries, country);
    }
  }

  /** Takes all that another one says. */
  merge(other: Summary): void {
    if (other.first < this.first) this.first = other.first;
    for (const [name, times] of other.#names) count(this.#names, name, times);
    for (const alias of other.#aliases) this.#aliases.add(alias);
    for (const each of other.#wikidata) this.#wikidata.add(each);
    for (const each of other.#places) this.#places.add(each);
    for (const [country, times] of other.#countries) count(this.#countries, country, times);
    if (other.#kind) this.#heed(other.#kind);
  }

  #heed(kind: { readonly key: string; readonly kind: OrganizationKind }): void {
    if (this.#kind === null || kind.key < this.#kind.key) this.#kind = kind;
  }

  get kind(): OrganizationKind {
    return this.#kind?.kind ?? 'other';
  }

  get place(): string | undefined {
    return [...this.#places].sort()[0];
  }

  /** The country of most offices; ties by the alphabet. */
  get country(): string | null {
    return [...this.#countries].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
  }

  get shared() {
    const name = this.#bestName();
    const aliases = new Set([...this.#aliases, ...this.#names.keys()]);
    aliases.delete(name);
    return { name, aliases: [...aliases].sort(), wikidata: [...this.#wikidata].sort()[0] ?? null };
  }

  /** The name that most articles use among the fullest; ties by alphabet. */
  #bestName(): string {
    const ranked = [...this.#names].sort(
      ([a, n], [b, m]) => fullness(b) - fullness(a) || m - n || b.length - a.length || (a < b ? -1 : 1),
    );
    return ranked[0]?.[0] ?? '';
  }
}

/** One word or more than one. */
const fullness = (name: string): number => Math.min(2, name.split(/\s+/).length);

export const partyOf = (summary: Summary, gazetteer: Gazetteer): Person | Organization =>
  summary.type === 'person' ? makePerson(summary) : makeOrganization(summary, gazetteer);

/** Ids come from the Wikidata id where there is one, else from the folded name. */
const identity = (wikidata: string | null, name: string): string => wikidata ?? folded(name);

function makePerson({ shared, country }: Summary): Person {
  const id: PersonId = makeId('per', identity(shared.wikidata, shared.name));
  return { id, ...shared, country };
}

function makeOrganization({ shared, place, kind }: Summary, gazetteer: Gazetteer): Organization {
  const entry = place === undefined ? undefined : gazetteer.entry(place);
  const id: OrganizationId = makeId('org', place ?? identity(shared.wikidata, shared.name));
  return {
    id,
    ...shared,
    name: entry?.name ?? shared.name,
    kind,
    country: entry?.iso2 ?? null,
    governs: entry ? makeId('plc', entry.key) : null,
    unitOf: null,
    basedIn: null,
  };
}
