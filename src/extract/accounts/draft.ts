import type { FrameRules } from '../../lexicon/frames.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { ClaimPlace, MeetingKind, PartyRole, Status } from '../../model/claim.ts';
import { bounds } from '../../model/edtf.ts';
import type { Span } from '../../model/article.ts';
import type { Party } from '../meetings/party.ts';
import { SURE } from '../links/sure.ts';
import type { Linked } from '../links/link.ts';
import { isAssembly } from '../../lexicon/organizations.ts';
import { allParties, type Side } from '../meetings/sides.ts';
import type { Scene } from '../meetings/scene.ts';
import type { StatusReading } from '../meetings/status.ts';
import { accordingTo } from '../meetings/attribution.ts';
import { isPast } from '../meetings/past.ts';
import { topicsOf } from '../topics/topics.ts';
import { isAttendance, type Trigger } from '../meetings/trigger.ts';
import { fieldsOf, type Likely } from './fields.ts';
import { tenseOf } from '../meetings/tense.ts';
import { dated, headOf, NO_DATE, type When } from '../meetings/when.ts';
import { needsPlace, type Where } from '../meetings/where.ts';

/** A party with its role, and how likely it takes part. */
export type DraftParty = Party & { readonly role: PartyRole; readonly chance: number };

/**
 * What an account is good for. A `whole` one says who met. The others name too few parties: a `pointer` comes back to a
 * meeting told before ("the talks", "their meeting") or only says who went where; `attendance` says who was there as well;
 * a `bare` one tells of a meeting and leaves open whose.
 */
export type Stance = 'whole' | 'pointer' | 'attendance' | 'bare';

/** An account of a meeting before accounts of the same article are merged. */
export interface Draft {
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly parties: readonly DraftParty[];
  readonly places: readonly ClaimPlace[];
  readonly when: When;
  readonly likely: Likely;
  readonly topics: readonly string[];
  readonly accordingTo: string | null;
  readonly spans: readonly Span[];
  readonly by: readonly string[];
  readonly confidence: number;
  readonly stance: Stance;
  /** Says who was there, as whole account or not: "was attended by", "also present were". */
  readonly attends: boolean;
  /** The sentence it stands in. */
  readonly sentence: number;
  /** All sentences that tell of it. */
  readonly sentences: readonly number[];
  /** Told as lying behind what the article reports: "had met", "their last meeting". */
  readonly past: boolean;
  /** The word that tells of it, with its token. */
  readonly word: string;
  readonly token: number;
  /** All words that tell of it. */
  readonly tellers: readonly { readonly sentence: number; readonly token: number }[];
  /** Words around it that tell one meeting from another: "their", "second", "again". */
  readonly marks: readonly string[];
}

/**
 * Every account that a trigger gives: one an occasion, so "met in Vienna in May and in Malta in September" gives two.
 * `beside`: all triggers of the sentence.
 */
export function draftsOf(scene: Scene, linked: Linked, rules: FrameRules, beside: readonly Linked[]): Draft[] {
  if (linked.chance < SURE.event) return [];
  const { trigger, reading } = linked;
  const sides = trigger.kind === 'visit' ? visitSides(linked.sides) : withoutStates(linked.sides);
  const parties = allParties(sides);
  const { when, wheres, likely } = fieldsOf(linked, rules, beside);
  const attends = isAttendance(scene.syntax, trigger, rules);
  const stance = stanceOf(scene, linked, parties, wheres);
  if (stance === undefined) return [];
  if (reading.negated && !(when.token >= 0 && isSince(scene, when))) return [];
  const status: StatusReading = reading.negated
    ? { ...reading, status: 'held' }
    : asOfPublication(scene, reading, when);
  return occasions(scene, wheres, when, status).flatMap(({ places, when: at }) =>
    encounters(sides, linked.apart).map((group): Draft => {
      const draft = makeDraft(scene, linked, group, places, at, status);
      return { ...draft, stance, attends, likely, past: draft.past || wheres.length > 1 };
    }),
  );
}

/** Who visits is one person or stands in one list; a host is named as one. */
function visitSides(sides: readonly Side[]): Side[] {
  const known = sides.filter(({ ruled }) => ruled);
  return known.length > 0 ? withoutStates(known) : withoutStates(sides.slice(0, 1));
}

/** Where at least two people are named, the states and bodies beside them are whom they act for. */
function withoutStates(sides: readonly Side[]): Side[] {
  const people = allParties(sides).filter(({ type }) => type === 'person');
  if (people.length < 2) return [...sides];
  return sides
    .map((side) => ({
      ...side,
      parties: side.parties.filter(
        ({ type, how }) =>
          type === 'person' || (type === 'organization' && how === 'name' && side.parties.length === 1),
      ),
    }))
    .filter(({ parties }) => parties.length > 0);
}

export function makeDraft(
  scene: Scene,
  { trigger, chances, chance: event }: Linked,
  sides: readonly Side[],
  places: readonly ClaimPlace[],
  when: When,
  reading: StatusReading,
): Draft {
  const parties = sides.flatMap(({ parties: found, role }) =>
    found.map((party): DraftParty => ({ ...party, role, chance: chances.get(party.key) ?? 0 })),
  );
  const remote = trigger.kind === 'call' || trigger.kind === 'video';
  return {
    kind:
      trigger.kind === 'visit' && parties.filter(({ type }) => type === 'person').length >= 2
        ? 'meeting'
        : trigger.kind,
    status: reading.status,
    parties,
    places: remote ? [] : places,
    when,
    likely: { time: undefined, place: undefined },
    topics: topicsOf(scene, trigger),
    accordingTo: accordingTo(scene, trigger),
    spans: [{ start: scene.sentence.start, end: scene.sentence.end }],
    by: [`frame:${trigger.frame.id}`, `status:${reading.by}`],
    confidence: confidenceOf(event, parties),
    stance: 'whole',
    attends: false,
    sentence: scene.sentence.index,
    sentences: [scene.sentence.index],
    past: isPast(scene.syntax, trigger),
    word: trigger.word,
    token: trigger.index,
    tellers: [{ sentence: scene.sentence.index, token: trigger.index }],
    marks: marksOf(scene, trigger),
  };
}

/** How far from the event's word such words may stand, in tokens. */
const NEAR = 5;

function marksOf({ syntax }: Scene, { index }: Trigger): string[] {
  const determiner = syntax.childrenBy(index, 'det', 'nmod:poss').map((at) => `det:${syntax.word(at)}`);
  const near = syntax.tokens
    .slice(Math.max(0, index - NEAR), index + NEAR)
    .map(({ text }) => text.toLowerCase())
    .filter((word) => isOf('telling_apart', word));
  return [...new Set([...determiner, ...near])];
}

/** As sure as that the words tell of an encounter, and that the least sure of those named took part. */
const confidenceOf = (event: number, parties: readonly DraftParty[]): number =>
  Math.round(100 * event * Math.min(1, ...parties.map(({ chance }) => chance))) / 100;

/** Who takes part is enough for a claim, of the sort that the frame asks for; a visit also needs its place. */
function isClaim(
  { frame }: Trigger,
  parties: readonly Party[],
  wheres: readonly Where[],
  { status }: StatusReading,
): boolean {
  const [only] = parties;
  const assembly = parties.length === 1 && only?.type === 'organization' && isAssembly(only.name);
  if (parties.length < frame.parties && !(assembly && frame.kind === 'meeting' && !frame.weak)) return false;
  if (needsPlace(frame, parties.length) && wheres.length === 0) return false;
  return status !== 'denied' || parties.length >= 2;
}

/** None for what tells of no encounter and adds to none. */
function stanceOf(
  scene: Scene,
  { trigger, reading }: Linked,
  parties: readonly Party[],
  wheres: readonly Where[],
): Stance | undefined {
  const { frame } = trigger;
  const told = !reading.negated && tenseOf(reading.status) !== 'off';
  if (frame.attendance) return told && parties.length > 0 ? 'attendance' : undefined;
  if (isClaim(trigger, parties, wheres, reading)) return 'whole';
  if (reading.negated) return undefined;
  if (isPointer(scene, trigger, parties, wheres)) return 'pointer';
  return told && !frame.weak && frame.kind === 'meeting' && parties.length < 2 ? 'bare' : undefined;
}

/**
 * An account that names too few parties may still tell when and where: "the talks lasted until Friday". A definite noun
 * points at a meeting told before; a journey says where a person was.
 */
function isPointer(
  { syntax }: Scene,
  { frame, index }: Trigger,
  parties: readonly Party[],
  wheres: readonly Where[],
): boolean {
  if (frame.kind === 'visit') return wheres.length > 0 && parties.some(({ type }) => type === 'person');
  if (frame.pos !== 'noun' || parties.length > 1) return false;
  const marks = syntax.childrenBy(index, 'det', 'nmod:poss').map((child) => syntax.word(child));
  return marks.some((word) => isOf('pointing', word)) || (marks.length === 0 && syntax.word(index).endsWith('s'));
}

/** "have not spoken since July 2022": they did in July 2022. */
function isSince({ sentence }: Scene, { token }: When): boolean {
  return [1, 2].some((back) => sentence.tokens[token - back]?.text.toLowerCase() === 'since');
}

/**
 * What is dated after the day of publication has not been held yet, whatever the tense ("meet on Friday" in a diary); what
 * somebody set out for was, once its day is over ("to go back to that meeting last November").
 */
function asOfPublication({ article }: Scene, reading: StatusReading, { date }: When): StatusReading {
  const day = date === null ? null : bounds(date);
  if (day === null || article.published === null) return reading;
  if (reading.status === 'held' && day.start !== null && day.start > article.published)
    return { ...reading, status: 'planned', by: 'after-publication' };
  if (reading.by === 'purpose' && day.end !== null && day.end < article.published)
    return { ...reading, status: 'held', by: 'before-publication' };
  return reading;
}

interface Occasion {
  readonly places: readonly ClaimPlace[];
  readonly when: When;
}

/** One occasion a place, each with the time that stands behind it; places joined by "or" are alternatives of one. */
function occasions(scene: Scene, wheres: readonly Where[], when: When, reading: StatusReading): Occasion[] {
  if (wheres.length <= 1 || wheres.some(({ alternative }) => alternative))
    return [{ places: wheres.map(({ place }) => place), when }];
  return wheres.map(({ place, token }, at) => {
    const next = wheres[at + 1]?.token ?? Number.POSITIVE_INFINITY;
    const own = scene.times.find(({ firstToken }) => firstToken > token && firstToken < next);
    const found = own && headOf(scene.syntax, own) >= 0 ? dated(scene, own, reading) : NO_DATE;
    const since = own !== undefined && scene.sentence.tokens[own.firstToken - 1]?.text.toLowerCase() === 'since';
    return { places: [place], when: since ? NO_DATE : found };
  });
}

/** "met B and C" are two encounters, "met with B and C together" or "talks between A and B" are one. */
function encounters(sides: readonly Side[], apart: Side | undefined): Side[][] {
  const met = apart && sides.find(({ slot }) => slot === apart.slot);
  const others = sides.filter((side) => side !== met);
  return met && met.parties.length > 1 && others.length > 0
    ? met.parties.map((party) => [...others, { ...met, parties: [party] }])
    : [[...sides]];
}
