import type { Article } from '../model/article.ts';
import type { Claim, MeetingKind, PartyRole } from '../model/claim.ts';
import { bounds, precision } from '../model/edtf.ts';
import { makeId, meetingIdOf, type ClaimId, type MeetingId, type PartyId } from '../model/ids.ts';
import type { Judgement } from '../model/judgement.ts';
import type { ArticleRecord } from '../model/record.ts';
import { ATTENDANCE_OF } from '../model/schema.ts';
import type { Attendance, HeldRole, Meeting, MentionedIn, ResolvedClaim, World } from '../model/world.ts';
import { withBodies, type Bodies } from './bodies.ts';
import { duringOf, type Margins } from './during.ts';
import { accountsOf, type Account } from './account.ts';
import { clusterAccounts } from './cluster.ts';
import { deciding, historyOf, settleDate, settlePlaces, settleStatus } from './fields.ts';
import { exactly } from './exactly.ts';
import type { Gazetteer } from './gazetteer.ts';
import { constraintsOf, type Constraints } from './ledger/constraints.ts';
import { heedClaims } from './ledger/heed-claims.ts';
import { heedMeetings } from './ledger/heed-meetings.ts';
import { heedNames } from './ledger/heed-names.ts';
import { holdersOf } from './ledger/holders.ts';
import { namingOf } from './ledger/naming-key.ts';
import { formatOf, levelOf, type Titles } from './level.ts';
import { bodyOfOffice } from './namings.ts';
import { resolveParties, type ResolvedParties } from './parties.ts';
import { resolvePlaces, type ResolvedPlaces } from './places.ts';
import { independentSources } from './sources.ts';

/** Terms of office; src/lexicon provides it. */
export interface Terms {
  /** First and last day of the term, where known to the day; `of` is a country's key or a body's name. */
  of(
    name: string,
    title: string,
    of: string,
    on: string | null,
  ): { readonly from: string | null; readonly to: string | null } | null;
}

/** What resolution looks up. */
export interface Knowledge {
  readonly gazetteer: Gazetteer;
  readonly titles: Titles;
  readonly bodies: Bodies;
  readonly margins: Margins;
  readonly terms: Terms;
}

/** Who is who, and which accounts belong together: what the world is made of. */
export interface Grouping {
  /** As people corrected them. */
  readonly records: readonly ArticleRecord[];
  readonly constraints: Constraints;
  readonly parties: ResolvedParties;
  readonly places: ResolvedPlaces;
  /** Accounts of one meeting each. */
  readonly clusters: readonly (readonly Account[])[];
}

export function group(
  stored: readonly ArticleRecord[],
  judgements: readonly Judgement[],
  { gazetteer, bodies }: Knowledge,
): Grouping {
  const constraints = constraintsOf(stored, judgements);
  const records = heedClaims(stored, constraints);
  const parties = resolveParties(records, gazetteer, constraints.namings);
  const seats = parties.organizations.flatMap(
    ({ name, kind, country }) => (kind === 'state' ? country : bodies.seatOf(name)) ?? [],
  );
  const places = resolvePlaces(records, gazetteer, seats);
  const clusters = clusterAccounts(accountsOf(records, parties, places), places, constraints.claims);
  return { records, constraints, parties, places, clusters };
}

/**
 * Many records, one world: one person, one place, one meeting. A pure function of its input; the order of records does
 * not matter.
 */
export function resolve(
  records: readonly ArticleRecord[],
  judgements: readonly Judgement[],
  knowledge: Knowledge,
): World {
  return worldOf(group(records, judgements, knowledge), knowledge);
}

export function worldOf(
  { records, constraints, parties, places, clusters }: Grouping,
  { titles, gazetteer, bodies, margins, terms }: Knowledge,
): World {
  const computed = clusters.map((cluster) => makeMeeting(cluster, titles));
  let meetingOf: ReadonlyMap<ClaimId, MeetingId> | undefined;
  const holders = holdersOf(
    constraints.anchorage,
    (claim) => (meetingOf ??= meetingsByClaim(computed)).get(claim),
    (naming) => partyOf(naming, parties),
  );
  const heeded = heedMeetings(computed, constraints, holders, places.chainOf);
  const organizations = withBodies(parties.organizations, bodies);
  const during = duringOf(heeded, clusters.flat(), organizations, margins);
  const meetings = heeded.map((meeting) => {
    const main = during.get(meeting.id);
    return main === undefined ? meeting : { ...meeting, during: main };
  });
  return {
    people: heedNames(parties.people, constraints, holders),
    organizations: heedNames(organizations, constraints, holders),
    places: places.all(),
    meetings,
    articles: records.map(({ article }) => article).sort(byId),
    claims: clusters.flatMap((cluster, index) => resolvedClaims(cluster, meetings[index])),
    roles: records.flatMap((record) => heldRoles(record, parties, gazetteer, terms)),
    mentions: records.flatMap((record) => mentionsIn(record, parties, places)),
    judgements: constraints.ledger.map(holders.judged).filter((judged) => judged !== null),
  };
}

const meetingsByClaim = (meetings: readonly Meeting[]): Map<ClaimId, MeetingId> =>
  new Map(meetings.flatMap(({ id, claims }) => claims.map((claim) => [claim, id])));

function partyOf(key: string, parties: ResolvedParties): PartyId | undefined {
  const { article, type, name } = namingOf(key);
  return parties.find(article, type, name);
}

const byId = (a: Article, b: Article): number => (a.id < b.id ? -1 : 1);

/** The fields of a meeting from its accounts, by the rules of the data model. */
export function makeMeeting(cluster: readonly Account[], titles: Titles): Meeting {
  const status = settleStatus(cluster);
  const date = settleDate(cluster);
  const places = settlePlaces(cluster);
  const range = date.value === null ? null : bounds(date.value);
  const value = status.value ?? 'proposed';
  const participants = attendances(deciding(cluster), ATTENDANCE_OF[value]);
  return {
    id: meetingId(cluster),
    kind: settleKind(cluster),
    status: value,
    history: historyOf(cluster),
    date: date.value,
    start: range?.start ?? null,
    end: range?.end ?? null,
    precision: date.value === null ? null : precision(date.value),
    dateBasis: date.basis,
    participants,
    places: places.value ?? [],
    topics: [...new Set(cluster.flatMap(({ claim }) => claim.topics))].sort(),
    claims: cluster.map(({ claim }) => claim.id),
    disputed: [status.dispute, date.dispute, places.dispute].filter((dispute) => dispute !== null),
    level: levelOf(
      cluster.map(({ claim }) => claim),
      titles,
    ),
    format: formatOf(participants.length),
    confidence: Math.max(...cluster.map(({ claim }) => claim.confidence)),
    sources: independentSources(cluster),
    during: null,
  };
}

/** The id outlives a growing cluster as long as its smallest claim stays. */
const meetingId = (cluster: readonly Account[]): MeetingId => meetingIdOf(cluster[0]?.claim.id ?? '');

/** The kind that most accounts give; a meeting or call says more than the visit that framed it. */
function settleKind(cluster: readonly Account[]): MeetingKind {
  const kinds = deciding(cluster).map(({ claim }) => claim.kind);
  const precise = kinds.filter((kind) => kind !== 'visit');
  const pool = precise.length > 0 ? precise : kinds;
  const count = (kind: MeetingKind) => pool.filter((other) => other === kind).length;
  return [...new Set(pool)].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0] ?? 'meeting';
}

function attendances(accounts: readonly Account[], type: Attendance['type']): Attendance[] {
  const roles = new Map<PartyId, PartyRole>();
  for (const { party, role } of accounts.flatMap((account) => account.parties)) {
    if (!roles.has(party) || roles.get(party) === 'participant') roles.set(party, role);
  }
  return [...roles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([party, role]) => ({ party, role, type }));
}

/** Each claim with its meeting, and the claims of the same meeting that it disagrees with. */
export function resolvedClaims(cluster: readonly Account[], meeting: Meeting | undefined): ResolvedClaim[] {
  const id = meeting?.id ?? meetingId(cluster);
  return cluster.map(({ claim, parties, places }) => ({
    claim,
    meeting: id,
    parties,
    places: exactly(places.flatMap(([first]) => first ?? [])),
    contradicts: meeting && meeting.disputed.length > 0 ? contradictedBy(claim, meeting.disputed) : NOTHING,
  }));
}

/** Most claims contradict none: one list for all of them. */
const NOTHING: ResolvedClaim['contradicts'] = [];

const contradictedBy = ({ id }: Claim, disputed: Meeting['disputed']): ResolvedClaim['contradicts'] =>
  disputed.flatMap(({ field, values }) => {
    const own = values.findIndex(({ claims }) => claims.includes(id));
    return own < 0
      ? []
      : values.slice(own + 1).flatMap(({ claims }) => claims.map((other) => ({ claim: other, field })));
  });

/** Offices that an article says somebody holds. */
export function heldRoles(
  { article, mentions }: ArticleRecord,
  parties: Pick<ResolvedParties, 'find'>,
  gazetteer: Gazetteer,
  terms: Terms,
): HeldRole[] {
  return mentions
    .filter(({ type }) => type === 'person')
    .flatMap(({ name, roles }) => {
      const person = parties.find(article.id, 'person', name);
      return roles.flatMap(({ title, of, former }) => {
        const body = of === null ? null : bodyOfOffice(of, gazetteer);
        const organization = body === null ? undefined : parties.find(article.id, 'organization', body);
        if (!person?.startsWith('per_') || !organization?.startsWith('org_')) return [];
        const asOf = article.published;
        const term = former || body === null ? null : terms.of(name, title, gazetteer.countryOf(body) ?? body, asOf);
        const { from = null, to = null } = term ?? {};
        return [{ person, organization, title, former, article: article.id, asOf, from, to } as HeldRole];
      });
    });
}

/** Whom and what an article names. */
export function mentionsIn(
  { article, mentions }: ArticleRecord,
  parties: Pick<ResolvedParties, 'find'>,
  places: ResolvedPlaces,
): MentionedIn[] {
  return mentions.flatMap(({ name, type, gazetteer, count, sentences }) => {
    const place = gazetteer === undefined ? undefined : makeId('plc', gazetteer);
    const subject = type === 'place' ? place && places.get(place)?.id : parties.find(article.id, type, name);
    return subject === undefined ? [] : [{ subject, article: article.id, count, sentences }];
  });
}
