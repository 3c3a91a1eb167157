import { frameRules } from '../../lexicon/frames.ts';
import type { MeetingKind, PartyType, Status } from '../../model/claim.ts';
import type { Span } from '../../model/article.ts';
import type { Party } from '../meetings/party.ts';
import type { Scene } from '../meetings/scene.ts';
import { wheresOf } from '../meetings/where.ts';
import { apartFeatures, eventFeatures, linkFeatures, type TriggerView } from './features.ts';
import { chancesOf, metOf, type Linked } from './link.ts';
import { placeAmong, placeCandidates, placeFeatures, placeShares } from './places.ts';
import { byChance, type Shares } from './or-none.ts';
import { reasonsOf, type Reasons } from './reasons.ts';
import { SURE, sureOf } from './sure.ts';
import { timeCandidates, timeFeatures, timeShares } from './times.ts';
import { weightsOf, type Decision } from './weights.ts';

/** Somebody whom a sentence names, and whether they take part in what a word of it tells of. */
export interface PartyTrace extends Reasons {
  readonly name: string;
  readonly type: PartyType;
  /** The words that name the party here. */
  readonly as: string;
  readonly how: Party['how'];
  /** Where the rules of the frame have the party: `subject`, `object`, `with` …; null where they leave it out. */
  readonly slot: string | null;
  /** Another word of the sentence has the better claim to the party. */
  readonly taken: boolean;
  readonly yes: boolean;
}

/** A time or place that may be that of the event. `back`: sentences from it to the event, -1 for the dateline. */
export interface TimeTrace extends Reasons {
  readonly text: string;
  readonly date: string | null;
  readonly back: number;
  /** The likeliest of all, and likelier than none of them. */
  readonly yes: boolean;
}
export interface PlaceTrace extends Reasons {
  readonly names: readonly string[];
  readonly back: number;
  readonly yes: boolean;
}

export interface TreeWord {
  readonly text: string;
  readonly upos: string;
  readonly relation: string;
  /** Position of the head in the sentence, -1 at the root. */
  readonly head: number;
}

/** All that was weighed for one word that may tell of an encounter. */
export interface TriggerTrace extends Span {
  /** The sentence: its number and text; `start` and `end` are its place in the article's text. */
  readonly sentence: number;
  readonly text: string;
  /** The word, with its position in the sentence. */
  readonly word: string;
  readonly token: number;
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly negated: boolean;
  /** Rules that fired. */
  readonly by: readonly string[];
  /** Does the word tell of an encounter? */
  readonly event: Reasons & { readonly yes: boolean };
  readonly parties: readonly PartyTrace[];
  /** Were those who were met, met one by one? Null where the sentence leaves no such choice. */
  readonly apart: (Reasons & { readonly yes: boolean }) | null;
  /** The likeliest first. */
  readonly times: readonly TimeTrace[];
  readonly places: readonly PlaceTrace[];
  /** Places that the rules read as a list of occasions: these outdo the likeliest place. */
  readonly listed: readonly string[];
  readonly tree: readonly TreeWord[];
}

/** What was weighed in a sentence, one trace a trigger; `linked` are all triggers of that sentence. */
export function traceOf(linked: readonly Linked[]): TriggerTrace[] {
  const views = linked.map(({ view }) => view);
  const chances = chancesOf(views);
  return linked.map((one, at) => traceTrigger(one, chances[at] ?? [], views));
}

function traceTrigger(
  { view, trigger, sides, reading }: Linked,
  chances: readonly number[],
  beside: readonly TriggerView[],
): TriggerTrace {
  const { sentence, article } = view.scene;
  const met = metOf(sides);
  const listed = wheresOf(view.scene, trigger, frameRules());
  return {
    sentence: sentence.index,
    start: sentence.start,
    end: sentence.end,
    text: article.text.slice(sentence.start, sentence.end),
    word: sentence.tokens[trigger.index]?.text ?? trigger.word,
    token: trigger.index,
    kind: trigger.kind,
    status: reading.status,
    negated: reading.negated,
    by: [`frame:${trigger.frame.id}`, `status:${reading.by}`],
    event: decided(reasonsOf(weightsOf('event'), eventFeatures(view, chances), SURE.event)),
    parties: tracedParties(view, chances),
    apart: met ? decided(reasonsOf(weightsOf('apart'), apartFeatures(view, sides, met), SURE.apart)) : null,
    times: tracedTimes(view),
    places: tracedPlaces(view, beside),
    listed: listed.length > 1 ? listed.map(({ place }) => place.names.join(', ')) : [],
    tree: treeOf(view.scene),
  };
}

const decided = (reasons: Reasons) => ({ ...reasons, yes: reasons.chance >= reasons.least });

function tracedParties(view: TriggerView, chances: readonly number[]): PartyTrace[] {
  const weights = weightsOf('link');
  return view.candidates.map((candidate, at): PartyTrace => {
    const { key, name, type, as, how } = candidate.party;
    const reasons = reasonsOf(weights, linkFeatures(view, candidate), sureOf(type));
    const chance = chances[at] ?? 0;
    const slot = view.sides.find(({ parties }) => parties.some((party) => party.key === key))?.slot ?? null;
    return { name, type, as, how, slot, taken: chance < reasons.chance, yes: chance >= sureOf(type), ...reasons };
  });
}

function tracedTimes(view: TriggerView): TimeTrace[] {
  const all = timeCandidates(view);
  return tracedOptions('time', all, timeShares(view, all), (candidate) => ({
    features: timeFeatures(view, candidate, all),
    told: { text: candidate.time.text, date: candidate.when.date },
  }));
}

/** None is right where the likeliest is that of another event. */
function tracedPlaces(view: TriggerView, beside: readonly TriggerView[]): PlaceTrace[] {
  const all = placeCandidates(view);
  const chosen = placeAmong(view, beside) !== undefined;
  const traced = tracedOptions('place', all, placeShares(view, all), (candidate) => ({
    features: placeFeatures(view, candidate, all),
    told: { names: candidate.place.names },
  }));
  return traced.map((each) => ({ ...each, yes: each.yes && chosen }));
}

/** Candidates of which one is chosen or none, in the order in which `likeliestOrNone` chooses. */
const tracedOptions = <Candidate extends { readonly back: number }, Told extends object>(
  decision: Decision,
  all: readonly Candidate[],
  { shares, none }: Shares,
  tell: (candidate: Candidate) => { readonly features: readonly string[]; readonly told: Told },
) =>
  all
    .map((candidate, at) => {
      const { features, told } = tell(candidate);
      const chance = shares[at] ?? 0;
      return { ...told, back: candidate.back, ...reasonsOf(weightsOf(decision), features, none), chance };
    })
    .sort(byChance)
    .map((each, at) => ({ ...each, yes: at === 0 && each.chance > none }));

const treeOf = ({ syntax }: Scene): TreeWord[] =>
  syntax.tokens.map(({ text, upos }, at) => ({
    text,
    upos,
    relation: syntax.fullRelation(at),
    head: syntax.head(at),
  }));
