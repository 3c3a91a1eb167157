import type { Article } from '../model/article.ts';
import type { ClaimParty } from '../model/claim.ts';
import type { Role } from '../model/document.ts';
import type { ArticleRecord, MentionCount } from '../model/record.ts';
import type { Organization } from '../model/world.ts';
import type { Gazetteer } from './gazetteer.ts';
import { namingKey } from './ledger/naming-key.ts';
import { folded } from './names/folded.ts';

/** What an article says of one person or organization. */
export interface Naming {
  readonly key: string;
  readonly article: string;
  readonly published: string | null;
  readonly type: 'person' | 'organization';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly offices: readonly Role[];
  readonly kind: Organization['kind'];
  readonly wikidata: string | undefined;
  readonly gazetteer: string | undefined;
  /** Folded names of those who take part in the same meetings, by this article; of crowds, none. */
  readonly company: readonly string[];
}

/** In a crowd of more, nobody's company tells who somebody is. */
const CROWD = 100;

/** All namings of an article: of its offices' bodies, its mentions, the parties of its claims. */
export function namingsOf({ article, mentions, claims }: ArticleRecord, gazetteer: Gazetteer): Naming[] {
  const bodies = new Set(mentions.flatMap(({ roles }) => roles.flatMap(({ of }) => of ?? [])));
  return [
    ...[...bodies].map((body) => naming(article, ofOffice(body, gazetteer))),
    ...mentions.filter(({ type }) => type !== 'place').map((mention) => naming(article, ofMention(mention))),
    ...claims.flatMap(({ participants }) =>
      participants.map((party) => naming(article, ofParty(party), companyOf(party, participants))),
    ),
  ];
}

const companyOf = (party: ClaimParty, all: readonly ClaimParty[]): readonly string[] =>
  all.length > CROWD ? NOBODY : all.filter((other) => other !== party).map(({ name }) => folded(name));

/** One list for all: there are many namings. */
const NOBODY: readonly never[] = [];

/** Written out, since a copy of parts takes twice the memory. */
const naming = ({ id, published }: Article, own: Own, company: readonly string[] = NOBODY): Naming => ({
  key: namingKey(own.type, id, own.name),
  article: id,
  published,
  type: own.type,
  name: own.name,
  aliases: own.aliases,
  offices: own.offices,
  kind: own.kind,
  wikidata: own.wikidata,
  gazetteer: own.gazetteer,
  company,
});

type Own = Omit<Naming, 'key' | 'article' | 'published' | 'company'>;

/** Knowledge of people gives a country by its key, articles by its name. */
const officeCountry = (of: string, gazetteer: Gazetteer): string | undefined =>
  gazetteer.countryOf(of) ?? (gazetteer.entry(of)?.kind === 'country' ? of : undefined);

/** The name of the country or body that an office belongs to. */
export function bodyOfOffice(of: string, gazetteer: Gazetteer): string {
  const key = officeCountry(of, gazetteer);
  return (key !== undefined && gazetteer.entry(key)?.name) || of;
}

/** The country or body that an office belongs to: "German Chancellor" names Germany. */
function ofOffice(of: string, gazetteer: Gazetteer): Own {
  const country = officeCountry(of, gazetteer);
  const name = bodyOfOffice(of, gazetteer);
  return {
    type: 'organization',
    name,
    aliases: NOBODY,
    offices: NOBODY,
    kind: country === undefined ? 'other' : 'state',
    wikidata: undefined,
    gazetteer: country,
  };
}

function ofMention(mention: MentionCount): Own {
  const type = mention.type === 'person' ? 'person' : 'organization';
  return {
    type,
    name: mention.name,
    aliases: mention.aliases,
    offices: mention.roles,
    kind: mention.kind ?? 'other',
    wikidata: mention.wikidata,
    gazetteer: mention.type === 'organization' ? mention.gazetteer : undefined,
  };
}

function ofParty(party: ClaimParty): Own {
  const type = party.type === 'person' ? 'person' : 'organization';
  return {
    type,
    name: party.name,
    aliases: party.aliases,
    offices: party.offices,
    kind: party.type === 'country' ? 'state' : 'other',
    wikidata: party.wikidata,
    gazetteer: party.type === 'country' ? party.gazetteer : undefined,
  };
}
