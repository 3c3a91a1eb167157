import { iso3 } from '../lexicon/countries.ts';
import type { ViewData, ViewMeeting, ViewParty } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { toJson } from '../model/json.ts';
import { lookUp, type LookUp } from './look-up.ts';

const HISTORIC: Readonly<Record<string, string>> = {
  held: 'historical',
  planned: 'future',
  proposed: 'hypothetical',
  postponed: 'future',
};
const REFUSED = new Set(['cancelled', 'declined', 'denied']);

/**
 * PLOVER events (https://github.com/openeventdata/PLOVER), one a line: CONSULT with mode visit, third-party,
 * multilateral or phone; REJECT where it was cancelled, declined or denied. The visitor is the actor, the host the recipient.
 */
export function exportPlover(data: ViewData): Exported {
  const known = lookUp(data);
  return { text: data.meetings.map((meeting) => `${toJson(eventOf(meeting, known))}\n`).join(''), notes: [] };
}

function eventOf(meeting: ViewMeeting, known: LookUp): Readonly<Record<string, unknown>> {
  const parties = known.parties(meeting);
  const hosts = parties.filter(({ role }) => role === 'host');
  const actors = parties.filter(({ role }) => role !== 'host');
  const [finest] = known.chain(meeting);
  return {
    id: meeting.id,
    date: meeting.date,
    earliest_start: meeting.start,
    latest_end: meeting.end,
    precision: meeting.precision,
    event: REFUSED.has(meeting.status) ? 'REJECT' : 'CONSULT',
    mode: modeOf(meeting),
    context: meeting.topics,
    historical: HISTORIC[meeting.status] ?? null,
    status: meeting.status,
    actor: actors.map(({ party }) => actorOf(party)),
    recipient: hosts.map(({ party }) => actorOf(party)),
    location: finest
      ? { name: finest.name, lat: finest.latitude, lon: finest.longitude, country: codeOf(finest) }
      : null,
    source: known.articles(meeting).map(({ id, url, publisher, published }) => ({ id, url, publisher, published })),
    text: meeting.claims.flatMap(({ quotes }) => quotes.map(({ quote }) => quote)),
  };
}

function modeOf(meeting: ViewMeeting): string | null {
  if (meeting.participants.some(({ role }) => role === 'mediator')) return 'third-party';
  if (meeting.kind === 'call' || meeting.kind === 'video') return 'phone';
  if (meeting.kind === 'visit') return 'visit';
  return meeting.format === 'multilateral' ? 'multilateral' : null;
}

const codeOf = ({ country }: { readonly country: string | null }): string | null =>
  country === null ? null : iso3(country);

const actorOf = (party: ViewParty): Readonly<Record<string, unknown>> => ({
  name: party.name,
  code: codeOf(party),
  sector: party.type === 'person' ? 'person' : party.kind,
  wiki: party.wikidata,
});
