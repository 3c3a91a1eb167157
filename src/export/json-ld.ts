import type { ViewData, ViewMeeting, ViewParty, ViewPlace } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { toJson } from '../model/json.ts';
import { webAddress } from '../model/markdown.ts';
import { lookUp, precisionOf, type LookUp } from './look-up.ts';

type Json = Readonly<Record<string, unknown>>;

const STATUS: Readonly<Record<string, string>> = {
  held: 'EventScheduled',
  planned: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
  declined: 'EventCancelled',
};

/** schema.org Events as JSON-LD (https://schema.org/Event). What schema.org cannot say, such as denied, stands in `keywords`. */
export function exportJsonLd(data: ViewData): Exported {
  const known = lookUp(data);
  const graph = data.meetings.map((meeting) => eventOf(meeting, known));
  return {
    text: `${toJson({ '@context': { '@vocab': 'https://schema.org/', urn: 'urn:' }, '@graph': graph }, 1)}\n`,
    notes: [],
  };
}

function eventOf(meeting: ViewMeeting, known: LookUp): Json {
  const status = STATUS[meeting.status];
  const parties = known.parties(meeting);
  const online = meeting.kind === 'call' || meeting.kind === 'video';
  return {
    '@id': `urn:whomet:${meeting.id}`,
    '@type': 'Event',
    name: meeting.title,
    ...(meeting.start && { startDate: meeting.start }),
    ...(meeting.end && { endDate: meeting.end }),
    ...(status && { eventStatus: { '@id': `https://schema.org/${status}` } }),
    eventAttendanceMode: { '@id': `https://schema.org/${online ? 'Online' : 'Offline'}EventAttendanceMode` },
    keywords: [meeting.kind, meeting.status, ...precisionOf(meeting)],
    attendee: parties.filter(({ role }) => role !== 'host').map(({ party }) => agentOf(party)),
    organizer: parties.filter(({ role }) => role === 'host').map(({ party }) => agentOf(party)),
    ...(meeting.places.length > 0 && { location: placeOf(known.chain(meeting)) }),
    about: meeting.topics.map((name) => ({ '@type': 'Thing', name })),
    subjectOf: known.articles(meeting).map((article) => ({
      '@id': `urn:whomet:${article.id}`,
      '@type': 'NewsArticle',
      headline: article.title ?? article.name,
      ...(article.published && { datePublished: article.published }),
      ...(article.documentDate && { dateCreated: article.documentDate }),
      ...(webAddress(article.url) && { url: article.url }),
      ...(article.publisher && { publisher: { '@type': 'Organization', name: article.publisher } }),
      abstract: meeting.claims
        .filter((claim) => claim.article === article.id)
        .flatMap(({ quotes }) => quotes.map(({ quote }) => quote)),
    })),
  };
}

const agentOf = ({ id, type, name, aliases, wikidata }: ViewParty): Json => ({
  '@id': `urn:whomet:${id}`,
  '@type': type === 'person' ? 'Person' : 'Organization',
  name,
  ...(aliases.length > 0 && { alternateName: aliases }),
  ...(wikidata && { sameAs: { '@id': `http://www.wikidata.org/entity/${wikidata}` } }),
});

function placeOf([finest, ...outer]: readonly ViewPlace[]): Json | undefined {
  if (!finest) return undefined;
  const { id, name, latitude, longitude } = finest;
  const inside = placeOf(outer);
  return {
    '@id': `urn:whomet:${id}`,
    '@type': 'Place',
    name,
    ...(latitude !== null && longitude !== null && { geo: { '@type': 'GeoCoordinates', latitude, longitude } }),
    ...(inside && { containedInPlace: inside }),
  };
}
