import { addDays, isDay } from '../../src/model/days.ts';
import { bounds, precision } from '../../src/model/edtf.ts';
import type { MeetingKind, Status } from '../../src/model/claim.ts';
import type { ViewArticle, ViewClaim, ViewData, ViewMeeting, ViewParty, ViewPlace } from '../../src/view/view-data.ts';
import { MEETINGS, PEOPLE, PLACES } from './fixture-rows.ts';

const OUTLETS = ['Harbour Gazette', 'The Continental', 'Northern Wire', 'Daily Meridian', 'Plain Record'];

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

const parties: ViewParty[] = rows(PEOPLE).map(([key = '', name = '', title = '', country = '']) => ({
  id: `per_${key}`,
  type: 'person',
  kind: null,
  name,
  aliases: [name.split(' ').at(-1) ?? name],
  country,
  wikidata: null,
  roles: [`${title}, ${country}`],
  meetings: 0,
  offices: [],
}));

const states: ViewParty[] = [
  ['iran', 'Iran', 'state', 'IR'],
  ['switzerland', 'Switzerland', 'state', 'CH'],
  ['union', 'Northern Trade Union', 'union', null],
].map(([key, name, kind, country]) => ({
  id: `org_${key}`,
  type: 'organization',
  kind: kind ?? null,
  name: name ?? '',
  aliases: [],
  country: country ?? null,
  wikidata: null,
  roles: [],
  meetings: 0,
  offices: [],
}));

const places: ViewPlace[] = rows(PLACES).map(([key, name = '', kind = '', inside, latitude, longitude]) => ({
  id: `plc_${key}`,
  name,
  kind,
  latitude: latitude === undefined ? null : Number(latitude),
  longitude: longitude === undefined ? null : Number(longitude),
  country: null,
  partOf: inside ? `plc_${inside}` : null,
}));

const nameOf = new Map([...parties, ...states, ...places].map(({ id, name }) => [id, name]));

/** From the finest to the coarsest. */
function chain(place: string): string[] {
  const ids: string[] = [];
  for (let id: string | null = `plc_${place}`; id; id = places.find((each) => each.id === id)?.partOf ?? null)
    ids.push(id);
  return ids;
}

const VERBS: Readonly<Record<string, string>> = {
  'held meeting': 'met',
  'held call': 'spoke by telephone with',
  'held video': 'spoke by video link with',
  'held visit': 'received',
  planned: 'will meet',
  proposed: 'could meet',
  postponed: 'will meet later than planned with',
  cancelled: 'called off a meeting with',
  declined: 'declined to meet',
  denied: 'denied having met',
};

function quoteOf(kind: string, status: string, ids: readonly string[], place: string, topic: string): string {
  const names = ids.map((id) => nameOf.get(id) ?? id);
  const verb = VERBS[`${status} ${kind}`] ?? VERBS[status] ?? 'met';
  const rest = names.length > 3 ? [...names.slice(1, 3), `${names.length - 3} others`] : names.slice(1);
  const others = rest.length > 1 ? `${rest.slice(0, -1).join(', ')} and ${rest.at(-1)}` : rest[0];
  const where = place ? ` in ${nameOf.get(`plc_${place}`)}` : '';
  return `${names[0]} ${verb} ${others}${where} to talk about ${topic}, two officials said.`;
}

const articles: ViewArticle[] = [];

function addArticle(number: number, published: string | null, title: string): string {
  const id = `art_${String(articles.length).padStart(3, '0')}`;
  const publisher = OUTLETS[number % OUTLETS.length] ?? null;
  const url = `https://news.example/${id}?a=1&b=2`;
  const undocumented = { documentDate: null, documentDateBasis: null };
  articles.push({ id, name: `${id}.txt`, title, publisher, published, ...undocumented, url });
  return id;
}

function addClaim(row: string[], number: number, status: string, date: string | null, place: string): ViewClaim {
  const [, , kind = '', who = '', , topics = ''] = row;
  const ids = who.split(',').map((key) => `per_${key}`);
  const extra = row[6] === 'disputed' ? ['org_iran'] : row[6] === 'during' ? ['org_switzerland'] : [];
  const topic = topics.split(',')[0] ?? '';
  const quote = quoteOf(kind, status, [...ids, ...extra], place, topic);
  const known = date ? bounds(date)?.start : null;
  const published = known && isDay(known) ? addDays(known, status === 'planned' ? -9 : 1 + (number % 2)) : null;
  const headline = `${nameOf.get(ids[0] ?? '')}: ${topic} on the table`;
  return {
    id: `clm_${articles.length}`,
    article: addArticle(number + articles.length, published, headline),
    kind: kind as MeetingKind,
    status: status as Status,
    date,
    accordingTo: number % 7 === 0 ? 'two officials' : null,
    confidence: 0.8,
    named: [...ids, ...extra, ...(place ? [`plc_${place}`] : [])].map((id) => ({ id, as: [nameOf.get(id) ?? id] })),
    quotes: [{ quote, start: 120, end: 120 + quote.length, prefix: '', suffix: '', times: [] }],
  };
}

function addMeeting(row: string[], number: number): ViewMeeting {
  const [date = '', status = '', kind = '', who = '', place = '', topics = '', extra = ''] = row;
  const edtf = date === '' ? null : date;
  const claims = [addClaim(row, number, status, edtf, place)];
  if (extra === 'history') claims.unshift(addClaim(row, number, 'planned', edtf, place));
  if (extra === 'disputed') claims.push(addClaim(row, number + 1, status, '2024-11-07', place));
  for (let more = Number(extra.startsWith('+') ? extra.slice(1) : 0); more > 0; more--)
    claims.push(addClaim(row, number + more, status, edtf, place));
  const ids = who.split(',').map((key) => `per_${key}`);
  if (extra === 'disputed') ids.push('org_iran');
  if (extra === 'during') ids.push('org_switzerland');
  const known = edtf ? bounds(edtf) : null;
  const names = ids.slice(0, 2).map((id) => nameOf.get(id));
  return {
    id: `mtg_${String(number).padStart(2, '0')}`,
    title: extra === 'summit' ? 'Geneva climate conference' : `${names.join(' and ')}, ${topics.split(',')[0]}`,
    kind: kind as MeetingKind,
    status: status as Status,
    history: claims.map((claim) => ({
      status: claim.status,
      article: claim.article,
      published: articles.find(({ id }) => id === claim.article)?.published ?? null,
    })),
    date: edtf,
    start: known?.start ?? null,
    end: known?.end ?? null,
    precision: edtf ? precision(edtf) : null,
    dateBasis: edtf ? 'stated' : 'none',
    level: null,
    format: null,
    participants: ids.map((party, index) => ({
      party,
      role: kind === 'visit' && index === 0 ? 'host' : 'participant',
    })),
    places: place ? [chain(place)] : [],
    topics: topics.split(','),
    disputed: extra === 'disputed' ? ['date'] : [],
    confidence: 0.8,
    sources: new Set(claims.map((claim) => articles.find(({ id }) => id === claim.article)?.publisher)).size,
    claims,
  };
}

const meetings = rows(MEETINGS).map(addMeeting);

const countMeetings = (id: string): number =>
  meetings.filter(({ participants }) => participants.some(({ party }) => party === id)).length;

/** Invented diplomacy: 41 people, 3 organizations, 62 meetings of every status, one of 20 parties, one disputed. */
export const VIEW_DATA: ViewData = {
  schema: 'whomet/view@1',
  title: 'Invented diplomacy 2024–25',
  filters: {},
  parties: [...parties, ...states].map((party) => ({ ...party, meetings: countMeetings(party.id) })),
  places,
  meetings,
  articles,
};
