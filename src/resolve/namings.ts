import type { Article } from '../model/article.ts';
import type { Claim, ClaimParty } from '../model/claim.ts';
import type { Role } from '../model/document.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord, MentionCount } from '../model/record.ts';
import type { Organization } from '../model/world.ts';
import type { Gazetteer } from './gazetteer.ts';
import { namingKey } from './ledger/naming-key.ts';
import { folded } from './names/folded.ts';
import { byText } from '../model/by-text.ts';

/** What names somebody: a mention, a party of a claim, the body of an office. */
interface Own {
  readonly name: string;
  readonly type: 'person' | 'organization' | 'country';
  readonly aliases: readonly string[];
  readonly offices: readonly Role[];
  readonly kind?: Organization['kind'] | undefined;
  readonly wikidata?: string | undefined;
}

/** In a crowd of more, nobody's company tells who somebody is. */
const CROWD = 100;

/** One list for all: there are many namings. */
const NOBODY: readonly never[] = [];

/** What an article says of one person or organization. There are many: each looks at the record's own parts and copies none. */
export class Naming {
  readonly key: string;
  readonly gazetteer: string | undefined;
  readonly #article: Article;
  readonly #own: Own;
  readonly #among: readonly Pick<ClaimParty, 'name'>[];

  /** `among`: who takes part in the same meeting. */
  constructor(article: Article, own: Own, gazetteer: string | undefined, among: Claim['participants'] = NOBODY) {
    this.#article = article;
    this.#own = own;
    this.#among = among;
    this.gazetteer = gazetteer;
    this.key = namingKey(this.type, article.id, own.name);
  }

  get article(): ArticleId {
    return this.#article.id;
  }

  get published(): string | null {
    return this.#article.published;
  }

  get type(): 'person' | 'organization' {
    return this.#own.type === 'person' ? 'person' : 'organization';
  }

  get name(): string {
    return this.#own.name;
  }

  get aliases(): readonly string[] {
    return this.#own.aliases;
  }

  get offices(): readonly Role[] {
    return this.#own.offices;
  }

  get kind(): Organization['kind'] {
    return this.#own.type === 'country' ? 'state' : (this.#own.kind ?? 'other');
  }

  get wikidata(): string | undefined {
    return this.#own.wikidata;
  }

  /** Folded names of those who take part in the same meetings, by this article; of crowds, none. */
  get company(): readonly string[] {
    if (this.#among.length > CROWD) return NOBODY;
    const own = folded(this.name);
    return this.#among.map(({ name }) => folded(name)).filter((name) => name !== own);
  }
}

/** All namings of an article: of its offices' bodies, its mentions, the parties of its claims. */
export function namingsOf({ article, mentions, claims }: ArticleRecord, gazetteer: Gazetteer): Naming[] {
  const bodies = new Set(mentions.flatMap(({ roles }) => roles.flatMap(({ of }) => of ?? [])));
  return [
    ...[...bodies].map((body) => ofOffice(article, body, gazetteer)),
    ...mentions.flatMap((mention) => ofMention(article, mention)),
    ...claims.flatMap(({ participants }) => participants.map((party) => ofParty(article, party, participants))),
  ];
}

/** Namings by their keys. */
export const inKeyOrder = (namings: readonly Naming[]): Naming[] => namings.toSorted((a, b) => byText(a.key, b.key));

/** Knowledge of people gives a country by its key, articles by its name. */
const officeCountry = (of: string, gazetteer: Gazetteer): string | undefined =>
  gazetteer.countryOf(of) ?? (gazetteer.entry(of)?.kind === 'country' ? of : undefined);

/** The name of the country or body that an office belongs to. */
export function bodyOfOffice(of: string, gazetteer: Gazetteer): string {
  const key = officeCountry(of, gazetteer);
  return (key !== undefined && gazetteer.entry(key)?.name) || of;
}

/** The country or body that an office belongs to: "German Chancellor" names Germany. */
function ofOffice(article: Article, of: string, gazetteer: Gazetteer): Naming {
  const country = officeCountry(of, gazetteer);
  const type = country === undefined ? 'organization' : 'country';
  return new Naming(article, { type, name: bodyOfOffice(of, gazetteer), aliases: NOBODY, offices: NOBODY }, country);
}

function ofMention(article: Article, mention: MentionCount): Naming[] {
  const { name, type, aliases, roles, kind, wikidata, gazetteer } = mention;
  if (type === 'place') return [];
  const own = { name, type, aliases, offices: roles, kind, wikidata };
  return [new Naming(article, own, type === 'organization' ? gazetteer : undefined)];
}

const ofParty = (article: Article, party: ClaimParty, all: readonly ClaimParty[]): Naming =>
  new Naming(article, party, party.type === 'country' ? party.gazetteer : undefined, all);
