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
  const { id, published } = article;
  const base = { article: id, published };
  const bodies = new Set(mentions.flatMap(({ roles }) => roles.flatMap(({ of }) => of ?? [])));
  return [
    ...[...bodies].map((body) => ({ ...base, ...ofOffice(id, body, gazetteer) })),
    ...mentions.filter(({ type }) => type !== 'place').map((mention) => ({ ...base, ...ofMention(id, mention) })),
    ...claims.flatMap(({ participants }) =>
      participants.map((party) => ({
        ...base,
        ...ofParty(id, party),
        company:
          participants.length > CROWD
            ? []
            : participants.filter((other) => other !== party).map(({ name }) => folded(name)),
      })),
    ),
  ];
}

type Own = Omit<Naming, 'article' | 'published'>;

/** Knowledge of people gives a country by its key, articles by its name. */
const officeCountry = (of: string, gazetteer: Gazetteer): string | undefined =>
  gazetteer.countryOf(of) ?? (gazetteer.entry(of)?.kind === 'country' ? of : undefined);

/** The name of the country or body that an office belongs to. */
export function bodyOfOffice(of: string, gazetteer: Gazetteer): string {
  const key = officeCountry(of, gazetteer);
  return (key !== undefined && gazetteer.entry(key)?.name) || of;
}

/** The country or body that an office belongs to: "German Chancellor" names Germany. */
function ofOffice(article: string, of: string, gazetteer: Gazetteer): Own {
  const country = officeCountry(of, gazetteer);
  const name = bodyOfOffice(of, gazetteer);
  return {
    key: namingKey('organization', article, name),
    type: 'organization',
    name,
    aliases: [],
    offices: [],
    kind: country === undefined ? 'other' : 'state',
    wikidata: undefined,
    gazetteer: country,
    company: [],
  };
}

function ofMention(article: string, mention: MentionCount): Own {
  const type = mention.type === 'person' ? 'person' : 'organization';
  return {
    key: namingKey(type, article, mention.name),
    type,
    name: mention.name,
    aliases: mention.aliases,
    offices: mention.roles,
    kind: mention.kind ?? 'other',
    wikidata: mention.wikidata,
    gazetteer: mention.type === 'organization' ? mention.gazetteer : undefined,
    company: [],
  };
}

function ofParty(article: string, party: ClaimParty): Own {
  const type = party.type === 'person' ? 'person' : 'organization';
  return {
    key: namingKey(type, article, party.name),
    type,
    name: party.name,
    aliases: party.aliases,
    offices: party.offices,
    kind: party.type === 'country' ? 'state' : 'other',
    wikidata: party.wikidata,
    gazetteer: party.type === 'country' ? party.gazetteer : undefined,
    company: [],
  };
}
