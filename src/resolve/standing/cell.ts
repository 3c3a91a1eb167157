import { folded } from '../names/folded.ts';
import { countriesOf, type Compared } from '../forms.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { keysOf } from '../join-forms.ts';
import { countriesOf as officeCountries, endsOf, isOneWord, lastWord } from '../lone-names.ts';
import { officesOf } from '../names/context.ts';
import type { NamedType } from '../names/score.ts';
import type { Naming } from '../namings.ts';
import { Summary } from '../party.ts';
import type { Bundle } from './bundle.ts';
import { Untold } from './untold.ts';

/** What new namings made of a cell. */
export interface Growth {
  /** What the comparison of names looks at is another. */
  isOther: boolean;
  /** Folded names of those met for the first time. */
  readonly met: Set<string>;
}

/** A form that grows as records come: what `formsOf` makes of the same namings. */
export class Cell implements Compared {
  readonly type: NamedType;
  readonly fold: string;
  key: string;
  name: string;
  readonly context: {
    readonly countries: Set<string>;
    readonly offices: Set<string>;
    readonly years: number[];
    wikidata: string | null;
    readonly known: null;
  } = { countries: new Set(), offices: new Set(), years: [], wikidata: null, known: null };
  readonly summary: Summary;
  readonly articles = new Set<string>();
  /** Those met who tell something: see `withTellingCompany`. */
  readonly company = new Set<string>();
  readonly met = new Set<string>();
  /** What namings of one bearer have in common: a Wikidata id, a place. */
  readonly anchors = new Set<string>();
  keys: readonly string[] = [];
  /** Log odds, with each cell that is alike enough. */
  readonly links = new Map<Cell, number>();
  bundle: Bundle | null = null;
  /** Names of one word, by their keys, with whom each means. */
  readonly lone = new Map<string, { readonly sides: Naming[]; means: Bundle | null }>();
  /** Of the others: as `joinLoneNames` gathers them. */
  readonly bearer = {
    articles: new Set<string>(),
    countries: new Set<string>(),
    company: new Set<string>(),
    ends: new Set<string>(),
  };

  constructor(first: Naming) {
    this.type = first.type;
    this.fold = folded(first.name);
    this.key = first.key;
    this.name = first.name;
    this.summary = new Summary(first);
  }

  /** Takes the namings of one article under one key, which are new. */
  grow(namings: readonly Naming[], gazetteer: Gazetteer, growth: Growth): void {
    const before = this.#shape();
    for (const naming of namings) this.#take(naming, gazetteer, growth);
    for (const country of countriesOf(namings, gazetteer)) this.context.countries.add(country);
    const titles = namings.flatMap(({ offices }) => offices.filter(({ former }) => !former).map(({ title }) => title));
    for (const office of officesOf(titles)) this.context.offices.add(office);
    if (this.#shape() !== before || this.keys.length === 0) growth.isOther = true;
    if (growth.isOther) this.#rekey();
  }

  /** Another spelling may lead to other blocks, whose old ones would then be too large. */
  #rekey(): void {
    const keys = keysOf(this);
    if (this.keys.some((key) => !keys.includes(key))) throw new Untold('a name moved to other blocks');
    this.keys = keys;
  }

  /** Sets only grow: their sizes tell. */
  #shape(): string {
    const { countries, offices, years, wikidata } = this.context;
    // Years tell something only of those who hold an office: see `contextFeatures`.
    const terms = offices.size === 0 ? 0 : years.length;
    return JSON.stringify([this.key, this.name, countries.size, offices.size, terms, wikidata]);
  }

  #take(naming: Naming, gazetteer: Gazetteer, growth: Growth): void {
    const { key, name, article, published, type, wikidata, gazetteer: place, company } = naming;
    if (key < this.key) this.key = key;
    if (name < this.name) this.name = name;
    this.articles.add(article);
    this.summary.add(naming, gazetteer);
    const year = published === null ? null : Number(published.slice(0, 4));
    if (year !== null && !this.context.years.includes(year)) this.context.years.push(year);
    if (wikidata) {
      this.anchors.add(`${type}|${wikidata}`);
      if (this.context.wikidata === null || wikidata < this.context.wikidata) this.context.wikidata = wikidata;
    }
    if (place) this.anchors.add(`${type}|place:${place}`);
    for (const other of company) {
      if (this.met.has(other)) continue;
      this.met.add(other);
      growth.met.add(other);
    }
    if (type !== 'person') return;
    if (isOneWord(name)) {
      const known = this.lone.get(key);
      if (known) known.sides.push(naming);
      else this.lone.set(key, { sides: [naming], means: null });
      return;
    }
    this.bearer.articles.add(article);
    for (const country of officeCountries(naming, gazetteer)) this.bearer.countries.add(country);
    for (const other of company) this.bearer.company.add(lastWord(other));
    for (const word of endsOf(naming)) this.bearer.ends.add(word);
  }
}
