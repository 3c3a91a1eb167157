import type { Article } from '../../src/model/article.ts';
import type { Claim, ClaimPlace, EncounterCandidate } from '../../src/model/claim.ts';
import { bounds, precision } from '../../src/model/edtf.ts';
import type { ArticleId, ClaimId, MeetingId, OrganizationId, PartyId, PersonId, PlaceId } from '../../src/model/ids.ts';
import { ARTICLE_SCHEMA, type ArticleRecord, type MentionCount } from '../../src/model/record.ts';
import { ATTENDANCE_OF } from '../../src/model/schema.ts';
import type { Meeting, MentionedIn, Organization, Person, Place, ResolvedClaim, World } from '../../src/model/world.ts';
import { GUESTS, PLOTS, type Plot, type Told } from './plots.ts';

/**
 * A small invented world for the tests of stores and questions: a plan that was held, one called off, a disputed date,
 * a call, a visit, a summit of fourteen, a denial, a mediation, and two people who are only ever named together.
 */

const PEOPLE: readonly [id: string, name: string, country: string, ...aliases: string[]][] = [
  ['per_ann', 'Ann Lée', 'NO', 'Lée'],
  ['per_bo', 'Bo Ek', 'SE'],
  ['per_cy', 'Cy Orr', 'CH'],
  ['per_dee', 'Dee Noor', 'NO'],
  ['per_eli', 'Eli Fox', 'SE'],
  ...GUESTS.map((id, index): [string, string, string] => [id, `Guest ${index + 1}`, 'CH']),
];

const people: Person[] = PEOPLE.map(([id, name, country, ...aliases]) => ({
  id: id as PersonId,
  name,
  aliases,
  wikidata: null,
  country,
}));

const state = (id: string, name: string, country: string, governs: string): Organization => ({
  id: id as OrganizationId,
  name,
  aliases: [],
  kind: 'state',
  wikidata: null,
  country,
  governs: governs as PlaceId,
  unitOf: null,
  basedIn: null,
});
const organizations = [state('org_no', 'Norway', 'NO', 'plc_norway'), state('org_se', 'Sweden', 'SE', 'plc_sweden')];

const place = (id: string, name: string, kind: Place['kind'], country: string, partOf: string | null): Place => ({
  id: id as PlaceId,
  name,
  aliases: [],
  kind,
  latitude: kind === 'city' ? 59.5 : null,
  longitude: kind === 'city' ? 10 : null,
  country,
  partOf: partOf as PlaceId | null,
});
const places = [
  place('plc_geneva', 'Geneva', 'city', 'CH', 'plc_switzerland'),
  place('plc_hotel', 'Grand Hotel', 'venue', 'NO', 'plc_oslo'),
  place('plc_norway', 'Norway', 'country', 'NO', null),
  place('plc_oslo', 'Oslo', 'city', 'NO', 'plc_norway'),
  place('plc_stockholm', 'Stockholm', 'city', 'SE', 'plc_sweden'),
  place('plc_sweden', 'Sweden', 'country', 'SE', null),
  place('plc_switzerland', 'Switzerland', 'country', 'CH', null),
];

/** Articles: id, day, outlet and text; a sentence a line. */
const TEXTS: readonly [name: string, published: string | null, publisher: string | null, text: string][] = [
  ['a1', '2024-03-01', 'Daily Post', 'Ann Lée will meet Bo Ek in Oslo on Tuesday.'],
  ['a2', '2024-03-06', 'Daily Post', 'Ann Lée met Bo Ek at the Grand Hotel on Tuesday.\nShe then left for Stockholm.'],
  ['a3', '2024-03-07', 'Evening News', 'On Tuesday, Lée and Ek talked about trade in Oslo.'],
  ['a4', '2024-04-12', 'Evening News', 'The talks of Ann Lée and Cy Orr in Geneva were called off.'],
  ['a5', '2024-05-03', 'Daily Post', 'Ann Lée met Eli Fox in Stockholm on 1 May.'],
  [
    'a6',
    '2024-05-04',
    'Evening News',
    'Ann Lée and Eli Fox met in Stockholm on 2 May.\nAnn Lée and Dee Noor praised the talks.',
  ],
  [
    'a7',
    '2024-08-16',
    null,
    'Cy Orr brought Bo Ek and Eli Fox together in Geneva.\nBo Ek had called Cy Orr on 1 June about a ceasefire.',
  ],
  [
    'a8',
    null,
    null,
    'Dee Noor is to see Eli Fox in Oslo.\nDee Noor and Ann Lée met.\nCy Orr denied that he had met Eli Fox in February.',
  ],
];

const articles: Article[] = TEXTS.map(([name, published, publisher, text]) => {
  const location = { name, title: `Title of ${name}`, published, publisher, url: null, file: `${name}.txt` };
  return { id: `art_${name}` as ArticleId, text, language: 'en', ...location, locations: [location] };
});

const articleOf = (name: string): Article => articles.find((article) => article.name === name) as Article;
const placeOf = (id: string): Place => places.find((each) => each.id === id) as Place;
const nameOf = (id: string): string => [...people, ...organizations].find((each) => each.id === id)?.name ?? id;

function claimOf(plot: Plot, told: Told): Claim {
  const start = articleOf(told.article).text.indexOf(told.quote);
  return {
    id: told.id as ClaimId,
    article: `art_${told.article}` as ArticleId,
    kind: plot.kind ?? 'meeting',
    status: told.status ?? plot.status,
    participants: plot.who.map(([id, role = 'participant']) => ({
      name: nameOf(id),
      type: id.startsWith('per') ? 'person' : 'country',
      role,
      aliases: [],
      as: [nameOf(id)],
      offices: [],
    })),
    places: (plot.where ?? []).map((chain): ClaimPlace => ({
      names: chain.map((id) => placeOf(id).name),
      core: placeOf(chain[0] ?? '').name,
      keys: chain.map(() => null),
      basis: 'stated',
    })),
    date: told.date === undefined ? plot.date : told.date,
    dateBasis: plot.date === null ? 'none' : 'stated',
    topics: plot.topics ?? [],
    accordingTo: null,
    evidence: [{ quote: told.quote, start, end: start + told.quote.length, prefix: '', suffix: '' }],
    confidence: 0.8,
    by: ['rule:test'],
  };
}

function resolvedOf(plot: Plot): ResolvedClaim[] {
  const claims = plot.claims.map((told) => claimOf(plot, told));
  return claims.map((claim, index) => ({
    claim,
    meeting: plot.id as MeetingId,
    parties: plot.who.map(([id, role = 'participant']) => ({ party: id as PartyId, as: [nameOf(id)], role })),
    places: (plot.where ?? []).map(([finest]) => finest as PlaceId),
    contradicts: plot.disputed
      ? claims.slice(index + 1).map(({ id }) => ({ claim: id, field: plot.disputed ?? '' }))
      : [],
  }));
}

function meetingOf(plot: Plot): Meeting {
  const range = plot.date === null ? null : bounds(plot.date);
  const disputed = plot.claims.map((told) => ({ value: told.date ?? '', claims: [told.id as ClaimId] }));
  return {
    id: plot.id as MeetingId,
    kind: plot.kind ?? 'meeting',
    status: plot.status,
    history: historyOf(plot),
    date: plot.date,
    start: range?.start ?? null,
    end: range?.end ?? null,
    precision: plot.date === null ? null : precision(plot.date),
    dateBasis: plot.date === null ? 'none' : 'stated',
    participants: plot.who.map(([id, role = 'participant']) => ({
      party: id as PartyId,
      role,
      type: ATTENDANCE_OF[plot.status],
    })),
    places: (plot.where ?? []) as Meeting['places'],
    topics: plot.topics ?? [],
    claims: plot.claims.map(({ id }) => id as ClaimId),
    disputed: plot.disputed ? [{ field: plot.disputed, values: disputed }] : [],
    level: plot.level ?? null,
    format: plot.who.length > 2 ? 'multilateral' : 'bilateral',
    confidence: 0.8,
    sources: plot.claims.length,
    during: null,
  };
}

function historyOf({ claims, status }: Plot): Meeting['history'] {
  const all = claims.map((told) => ({ status: told.status ?? status, ...articleOf(told.article) }));
  return all
    .filter((entry, index) => entry.status !== all[index - 1]?.status)
    .map((entry) => ({ status: entry.status, article: entry.id, published: entry.published }));
}

/** Where each text names each person and place: start offsets of its lines. */
function mentionsIn(article: Article): MentionedIn[] {
  let start = 0;
  const lines = article.text.split('\n').map((text) => ({ text, start: (start += text.length + 1) - text.length - 1 }));
  const named = [...people, ...organizations, ...places].filter(({ name }) => article.text.includes(name));
  return named.map(({ id, name }) => {
    const sentences = lines.filter(({ text }) => text.includes(name)).map((line) => line.start);
    return { subject: id, article: article.id, count: sentences.length, sentences };
  });
}

const mentions = articles.flatMap(mentionsIn);

export const world: World = {
  people,
  organizations,
  places,
  meetings: PLOTS.map(meetingOf),
  articles,
  claims: PLOTS.flatMap(resolvedOf),
  roles: [
    {
      person: 'per_ann' as PersonId,
      organization: 'org_no' as OrganizationId,
      title: 'foreign minister',
      former: false,
      article: 'art_a1' as ArticleId,
      asOf: '2024-03-01',
      from: '2021-10-14',
      to: null,
    },
    {
      person: 'per_cy' as PersonId,
      organization: 'org_no' as OrganizationId,
      title: 'envoy',
      former: true,
      article: 'art_a7' as ArticleId,
      asOf: '2024-08-16',
      from: null,
      to: null,
    },
  ],
  mentions,
  judgements: [],
};

/** An encounter that was not accepted; its sentence holds a tab, as tables in articles do. */
const LEFT: EncounterCandidate = {
  kind: 'visit',
  status: 'held',
  parties: ['Ann Lée', 'Bo Ek'],
  missing: ['likelihood', 'place'],
  chance: 0.4,
  quote: { quote: 'She then\tleft for Stockholm.', start: 49, end: 77, prefix: '', suffix: '' },
  by: [],
};

/** The records behind the world. */
export const records: readonly ArticleRecord[] = articles.map((article) => ({
  schema: ARTICLE_SCHEMA,
  version: '0.0.0',
  article,
  cuts: [],
  mentions: mentions
    .filter((mention) => mention.article === article.id)
    .map(({ subject, count, sentences }): MentionCount => ({
      name: nameOf(subject),
      type: 'person',
      aliases: [],
      roles: [],
      count,
      sentences,
    })),
  claims: PLOTS.flatMap((plot) =>
    plot.claims.filter((told) => `art_${told.article}` === article.id).map((told) => claimOf(plot, told)),
  ),
  candidates: article.name === 'a2' ? [LEFT] : [],
}));

export const recordMap: ReadonlyMap<ArticleId, ArticleRecord> = new Map(
  records.map((record) => [record.article.id, record]),
);
