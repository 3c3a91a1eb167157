import { iso3 } from '../lexicon/countries.ts';
import type { ViewArticle, ViewData, ViewMeeting, ViewParty } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { toJson } from '../model/json.ts';
import { webAddress } from '../model/markdown.ts';
import { lookUp, precisionOf, type LookUp } from './look-up.ts';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/**
 * Entities of FollowTheMoney (https://followthemoney.tech), one a line: Person, Organization and PublicBody, Event,
 * Article. It knows no status: it stands in `keywords`, and a meeting that was not held involves nobody.
 */
export function exportFollowTheMoney(data: ViewData): Exported {
  const known = lookUp(data);
  const entities = [
    ...data.parties.map(partyEntity),
    ...data.articles.map(articleEntity),
    ...data.meetings.map((meeting) => eventEntity(meeting, known)),
  ];
  return {
    text: entities.map((entity) => `${toJson(entity)}\n`).join(''),
    notes: ['Who was only expected at a meeting is named in its description, not as involved.'],
  };
}

/** FollowTheMoney takes no underscore in an id. */
const idOf = (id: string): string => id.replace('_', '-');

/** Properties as lists of texts; empty ones fall away. */
const properties = (given: Readonly<Record<string, readonly (string | null)[]>>): Entity['properties'] =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, list]) => [name, list.filter((value): value is string => value !== null && value !== '')] as const)
      .filter(([, list]) => list.length > 0),
  );

/** FollowTheMoney knows the countries of ISO 3166-1, in lower case. */
const codeOf = (country: string | null | undefined): string | null =>
  country && iso3(country) !== null ? country.toLowerCase() : null;

/** Kinds of bodies that FollowTheMoney has schemata for. */
const BODIES: Readonly<Record<string, string>> = {
  state: 'PublicBody',
  city: 'PublicBody',
  union: 'PublicBody',
  agency: 'PublicBody',
  court: 'PublicBody',
  parliament: 'PublicBody',
  government: 'PublicBody',
  company: 'Company',
};

const partyEntity = ({ id, type, kind, name, aliases, country, wikidata, roles }: ViewParty): Entity => ({
  id: idOf(id),
  schema: type === 'person' ? 'Person' : (BODIES[kind ?? ''] ?? 'Organization'),
  properties: properties({
    name: [name],
    alias: aliases,
    country: [codeOf(country)],
    wikidataId: [wikidata],
    ...(type === 'person' && { position: roles }),
  }),
});

const articleEntity = ({ id, name, title, publisher, published, documentDate, url }: ViewArticle): Entity => ({
  id: idOf(id),
  schema: 'Article',
  properties: properties({
    title: [title ?? name],
    fileName: [name],
    publisher: [publisher],
    publishedAt: [published],
    date: [documentDate],
    sourceUrl: [webAddress(url) && url],
  }),
});

function eventEntity(meeting: ViewMeeting, known: LookUp): Entity {
  const held = meeting.status === 'held';
  const parties = known.parties(meeting);
  const ids = (host: boolean) =>
    parties.filter(({ role }) => (role === 'host') === host).map(({ party }) => idOf(party.id));
  const chain = known.chain(meeting);
  return {
    id: idOf(meeting.id),
    schema: 'Event',
    properties: properties({
      name: [meeting.title],
      startDate: [meeting.start],
      endDate: [meeting.end],
      location: [chain.map(({ name }) => name).join(', ')],
      country: [codeOf(chain.find(({ kind }) => kind === 'country')?.country)],
      involved: held ? ids(false) : [],
      organizer: held ? ids(true) : [],
      keywords: [meeting.kind, meeting.status, ...precisionOf(meeting), ...meeting.topics],
      description: meeting.claims.flatMap(({ quotes }) => quotes.map(({ quote }) => quote)),
      ...(!held && { summary: [`${meeting.status}: ${parties.map(({ party }) => party.name).join(', ')}`] }),
      proof: known.articles(meeting).map(({ id }) => idOf(id)),
    }),
  };
}
