import { iso3 } from '../lexicon/countries.ts';
import { ploverContexts } from '../lexicon/topics.ts';
import { toJson } from '../model/json.ts';
import { VERSION } from '../model/version.ts';
import type { ViewArticle, ViewData, ViewMeeting, ViewParty, ViewPlace } from '../view/view-data.ts';
import type { Exported } from './attributes.ts';
import { lookUp, type LookUp } from './look-up.ts';

type Json = Readonly<Record<string, unknown>>;

/** The manual codes a meeting that is to come as AGREE, a cancelled one as REJECT; it has no word for one that was not. */
const EVENTS: Readonly<Record<ViewMeeting['status'], string | null>> = {
  held: 'CONSULT',
  planned: 'AGREE',
  proposed: 'AGREE',
  postponed: 'AGREE',
  cancelled: 'REJECT',
  declined: 'REJECT',
  denied: null,
};
const VERBAL_COOPERATION = 1;
const VERBAL_CONFLICT = 3;

/**
 * PLOVER events (https://github.com/openeventdata/PLOVER), one a line, with the field names of the tables of its manual;
 * `status`, `precision`, `topics` and `articles` are our own. The visitor is the actor, the host the recipient; without
 * such a distinction all are actors. `date` is the earliest start, `enddate` the latest end.
 */
export function exportPlover(data: ViewData): Exported {
  const known = lookUp(data);
  const events = data.meetings.flatMap((meeting) => eventOf(meeting, known) ?? []);
  const denied = data.meetings.filter(({ status }) => status === 'denied').length;
  return {
    text: events.map((event) => `${toJson(event)}\n`).join(''),
    notes: [
      `${denied} denied meetings are left out, and ${data.meetings.length - denied - events.length} of which no day is known.`,
    ],
  };
}

function eventOf(meeting: ViewMeeting, known: LookUp): Json | null {
  const event = EVENTS[meeting.status];
  if (event === null || meeting.start === null) return null;
  const [actor, recipient] = sidesOf(known.parties(meeting));
  const entities = (parties: typeof actor) =>
    parties.map(({ party }) => entityOf(party, known.officeAt(party, meeting)));
  const articles = known.articles(meeting).map(citationOf);
  return {
    id: meeting.id,
    date: meeting.start,
    enddate: meeting.end,
    actor: entities(actor),
    recipient: entities(recipient),
    event: [event],
    event_loc: locationOf(known.chain(meeting)),
    event_text: meeting.claims.flatMap(({ quotes }) => quotes.map(({ quote }) => quote)),
    quad_code: event === 'REJECT' ? VERBAL_CONFLICT : VERBAL_COOPERATION,
    mode: listOrNull(modesOf(event, meeting, recipient.length > 0)),
    context: listOrNull(ploverContexts(meeting.topics)),
    cite_info: articles[0] ?? null,
    coder: `whomet ${VERSION}`,
    status: meeting.status,
    precision: meeting.precision,
    topics: meeting.topics,
    articles,
  };
}

const listOrNull = (values: readonly string[]): readonly string[] | null => (values.length > 0 ? values : null);

type Sides = ReturnType<LookUp['parties']>;
function sidesOf(parties: Sides): [actor: Sides, recipient: Sides] {
  const hosts = parties.filter(({ role }) => role === 'host');
  const others = parties.filter(({ role }) => role !== 'host');
  return others.length > 0 ? [others, hosts] : [parties, []];
}

/** AGREE has no modes; of a meeting that did not come about PLOVER says `meet`. */
function modesOf(event: string, meeting: ViewMeeting, hosted: boolean): string[] {
  if (event === 'AGREE') return [];
  if (event === 'REJECT') return ['meet'];
  const visits = hosted || meeting.kind === 'visit' || meeting.participants.some(({ role }) => role === 'visitor');
  return [
    ...(visits ? ['visit'] : []),
    ...(meeting.participants.some(({ role }) => role === 'mediator') ? ['third-party'] : []),
    ...(meeting.format === 'multilateral' ? ['multilateral'] : []),
    ...(meeting.kind === 'call' || meeting.kind === 'video' ? ['phone'] : []),
  ];
}

const codeOf = ({ country }: { readonly country: string | null }): string | null =>
  country === null ? null : iso3(country);

/** Of bodies only: what sector somebody acts for, the office says, in words. */
const SECTORS: Readonly<Record<string, string>> = {
  state: 'GOV',
  city: 'GOV',
  government: 'GOV',
  court: 'JUD',
  parliament: 'LEG',
  party: 'PTY',
  company: 'BUS',
  publisher: 'JRN',
};

const entityOf = (party: ViewParty, office: string): Json => ({
  code: codeOf(party),
  sector: (party.type === 'organization' && SECTORS[party.kind ?? '']) || null,
  entity_text: party.name,
  identifier_id: party.wikidata,
  identifier_text: party.wikidata && party.name,
  office: office || null,
});

const citationOf = ({ id, title, name, publisher, published, url }: ViewArticle): Json => ({
  citation: id,
  title: title ?? name,
  publication: publisher,
  published,
  url,
});

/** 5: within a city, 4: city, 2: region, 1: country; finer than that we do not know. */
const RESOLUTION: Readonly<Record<string, number>> = { venue: 5, city: 4, region: 2, country: 1 };

function locationOf(chain: readonly ViewPlace[]): Json | null {
  const [finest] = chain;
  if (!finest) return null;
  const named = (kind: string) => chain.find((place) => place.kind === kind)?.name ?? null;
  return {
    resolved_place: finest.name,
    lat: finest.latitude,
    lon: finest.longitude,
    city: named('city'),
    province: named('region'),
    country: named('country'),
    country_code: codeOf(finest),
    resolution: RESOLUTION[finest.kind] ?? null,
  };
}
