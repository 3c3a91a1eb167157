import * as fc from 'fast-check';
import { MEETING_KINDS, STATUSES, type Claim, type ClaimParty } from '../../src/model/claim.ts';
import { makeId, type ArticleId } from '../../src/model/ids.ts';
import { ARTICLE_SCHEMA, type ArticleRecord, type MentionCount } from '../../src/model/record.ts';

/** Made-up records with names that come near each other in every way: surnames alone, namesakes in two offices, other spellings. */

interface Somebody {
  readonly name: string;
  readonly type: ClaimParty['type'];
  readonly offices?: ClaimParty['offices'];
  readonly wikidata?: string;
  readonly gazetteer?: string;
}

const office = (title: string, of: string) => ({ title, of, former: false });

const WHO: readonly Somebody[] = [
  { name: 'Sergey Lavrov', type: 'person', offices: [office('foreign minister', 'Russia')] },
  { name: 'Sergei Lavrov', type: 'person' },
  { name: 'Lavrov', type: 'person', offices: [office('foreign minister', 'Russia')] },
  { name: 'Lavrov', type: 'person' },
  { name: 'Anna Lavrov', type: 'person', offices: [office('mayor', 'France')] },
  { name: 'Li Qiang', type: 'person', offices: [office('prime minister', 'China')] },
  { name: 'Li Qiang', type: 'person', wikidata: 'Q1' },
  { name: 'Qiang Li', type: 'person' },
  { name: 'Li', type: 'person' },
  { name: 'George W. Bush', type: 'person', wikidata: 'Q207' },
  { name: 'George Bush', type: 'person' },
  { name: 'George H. W. Bush', type: 'person', wikidata: 'Q23505' },
  { name: 'Bush', type: 'person', offices: [office('president', 'United States')] },
  { name: 'World Bank', type: 'organization' },
  { name: 'The World Bank', type: 'organization', wikidata: 'Q7164' },
  { name: 'WORLD BANK', type: 'organization' },
  { name: 'UN', type: 'organization' },
  { name: 'United Nations', type: 'organization' },
  { name: 'France', type: 'country', gazetteer: 'FR' },
  { name: 'Germany', type: 'country', gazetteer: 'DE' },
];
const PLACES = [
  { names: ['Geneva'], core: 'Geneva', keys: [null] },
  { names: ['geneva'], core: 'geneva', keys: [null] },
  { names: ['Grand Hotel', 'Paris'], core: 'Paris', keys: [null, null] },
  { names: ['Germany'], core: 'Germany', keys: ['DE'] },
  { names: ['West Germany'], core: 'West Germany', keys: ['DE'] },
];
const DAYS = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05', '2023-01-01', null];
const TOPICS = ['a truce in Gaza', 'ceasefire', 'trade', 'Trade', 'the cessation of hostilities'];

const told = fc.record({
  who: fc.uniqueArray(fc.nat({ max: WHO.length - 1 }), { minLength: 2, maxLength: 4 }),
  place: fc.option(fc.constantFrom(...PLACES)),
  date: fc.constantFrom(...DAYS),
  kind: fc.constantFrom(...MEETING_KINDS),
  status: fc.constantFrom(...STATUSES, 'held' as const, 'held' as const, 'held' as const),
  topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: 2 }),
  margin: fc.boolean(),
});

const article = fc.record({
  published: fc.constantFrom('2023-01-02', '2024-04-28', '2024-05-02', '2024-05-04', null),
  publisher: fc.constantFrom('Daily Post', 'daily post', 'World Bank', 'Evening News', null),
  named: fc.uniqueArray(fc.nat({ max: WHO.length - 1 }), { maxLength: 5 }),
  tells: fc.array(told, { maxLength: 3 }),
  salt: fc.nat(),
});

/** Records of up to 14 articles, each of another id. */
export const manyRecords: fc.Arbitrary<ArticleRecord[]> = fc
  .array(article, { minLength: 1, maxLength: 14 })
  .map((articles) => articles.map((each, index) => recordOf(each, index)));

type Made = typeof article extends fc.Arbitrary<infer Value> ? Value : never;

function recordOf({ published, publisher, named, tells, salt }: Made, index: number): ArticleRecord {
  const sentences = tells.map(
    ({ who, status, margin }, at) =>
      `${at}. ${who.map((each) => WHO[each]?.name).join(' and ')}, ${status}${margin ? ' on the sidelines of the United Nations General Assembly' : ''}.`,
  );
  const text = [`Article ${index}.`, ...sentences].join('\n');
  const id = makeId('art', text, String(published), String(salt), String(index));
  const location = { name: `a${index}`, title: null, published, publisher, url: null, file: `a${index}.txt` };
  const starts = sentences.map((sentence) => text.indexOf(sentence));
  const claims = tells.map((each, at) => claimOf(each, id, sentences[at] ?? '', starts[at] ?? 0));
  const everyone = [...new Set([...named, ...tells.flatMap(({ who }) => who)])];
  return {
    schema: ARTICLE_SCHEMA,
    version: '0.0.0',
    article: { ...location, id, text, language: 'en', locations: [location] },
    cuts: [],
    mentions: everyone.map((each) => mentionOf(WHO[each] as Somebody, starts)),
    claims,
  };
}

function mentionOf(
  { name, type, offices = [], wikidata, gazetteer }: Somebody,
  starts: readonly number[],
): MentionCount {
  return {
    name,
    type: type === 'person' ? 'person' : 'organization',
    aliases: [name],
    roles: offices,
    count: 1,
    sentences: starts.slice(0, 1),
    ...(type === 'country' && { kind: 'state' as const }),
    ...(wikidata && { wikidata }),
    ...(gazetteer && { gazetteer }),
  };
}

function claimOf(
  { who, place, date, kind, status, topics }: Made['tells'][number],
  article: ArticleId,
  quote: string,
  start: number,
): Claim {
  const participants = who.map((each): ClaimParty => {
    const { name, type, offices = [], wikidata, gazetteer } = WHO[each] as Somebody;
    return {
      name,
      type,
      role: 'participant',
      aliases: [name],
      as: [name],
      offices,
      ...(wikidata && { wikidata }),
      ...(gazetteer && { gazetteer }),
    };
  });
  return {
    id: makeId('clm', article, quote),
    article,
    kind,
    status,
    participants,
    places: place ? [{ ...place, basis: 'stated' }] : [],
    date,
    dateBasis: date === null ? 'none' : 'stated',
    topics,
    accordingTo: null,
    evidence: [{ quote, start, end: start + quote.length, prefix: '', suffix: '' }],
    confidence: 0.7,
    by: ['made up'],
  } as Claim;
}
