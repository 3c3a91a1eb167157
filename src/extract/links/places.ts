import { frameRules } from '../../lexicon/frames.ts';
import { placeByKey } from '../../lexicon/places.ts';
import type { ClaimPlace } from '../../model/claim.ts';
import type { Entity, Mention } from '../../model/document.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import { isPast } from '../meetings/past.ts';
import type { Scene, SceneSource } from '../meetings/scene.ts';
import { saysHere } from '../meetings/here.ts';
import { eventWords } from '../meetings/trigger.ts';
import { claimPlace, coarserBehind, isLocative, wheresOf } from '../meetings/where.ts';
import { tenseOf } from '../meetings/tense.ts';
import { nearest } from '../meetings/when.ts';
import { clauseToll } from '../syntax/distance.ts';
import { datelineOf, filedAt } from './dateline.ts';
import type { TriggerView } from './features.ts';
import { clauseFeatures, contextFeatures } from './clauses.ts';
import { between, bucket, pathBetween } from './surface.ts';
import { SURE } from './sure.ts';
import { likeliestOrNone, sharesOrNone, type Shares } from './or-none.ts';

/** A place that may be where an event was: named in the text, or where the report was filed. */
export interface PlaceCandidate {
  readonly place: ClaimPlace;
  /** Where the text names it; none for the dateline. */
  readonly mention?: Mention;
  readonly entity?: Entity;
  /** Sentences from the name to the event; -1 for the dateline. */
  readonly back: number;
}

const BACK = 2;

/** Places that may be where a trigger's event was: of its sentence, of those before, and the dateline. */
export function placeCandidates({ scene }: Pick<TriggerView, 'scene'>): PlaceCandidate[] {
  const here = scene.sentence.index;
  const head = datelineOf(scene.source);
  const found = scene.source.mentions.flatMap((mention): PlaceCandidate[] => {
    if (head && head.start <= mention.start && mention.end <= head.end) return [];
    const back = here - mention.sentence;
    const entity = mention.type === 'place' ? scene.entityOf(mention) : undefined;
    if (!entity || back < 0 || back > BACK || isActor(scene.source, mention, entity)) return [];
    const behind = coarserBehind(scene.source.mentions, mention).map(({ text }) => text);
    return [{ place: claimPlace(mention.text, entity.gazetteer, behind, 'stated'), mention, entity, back }];
  });
  const filed = filedAt(scene.source);
  return filed ? [...found, { place: filed, back: -1 }] : found;
}

/** "The White House said": a seat of power that no preposition of place stands before acts, and is no place. */
function isActor(source: SceneSource, { start }: Mention, { gazetteer }: Entity): boolean {
  if (placeByKey(gazetteer ?? '')?.kind !== 'venue') return false;
  const left = source.article.text
    .slice(Math.max(0, start - 40), start)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return !left.slice(-3).some((word) => isOf('locative', word) || isOf('reaching', word));
}

/** What speaks for and against a place's being where an event was. */
export function placeFeatures(view: TriggerView, candidate: PlaceCandidate, all: readonly PlaceCandidate[]): string[] {
  const { scene, trigger, reading } = view;
  const { place, mention, entity, back } = candidate;
  const { syntax } = scene;
  const filed = filedAt(scene.source);
  const past = isPast(syntax, trigger);
  const tense = `${reading.status}${past ? '/past' : ''}`;
  const kind = placeByKey(place.keys[0] ?? '')?.kind ?? 'unknown';
  const kinds = `${trigger.kind}`;
  const here = saysHere(scene);
  const stated = wheresOf(scene, trigger, frameRules());
  const ruled = mention !== undefined && back === 0 && stated.some(({ token }) => token === mention.firstToken);
  const local = all.filter((other) => other.back === 0 && other.mention && isLocative(scene, other.mention)).length;
  const isFiled = filed !== null && place.keys[0] !== null && place.keys[0] === filed.keys[0];
  const around = filed !== null && filed.keys.indexOf(place.keys[0] ?? '-') > 0;
  const common = [
    'bias',
    `kind=${kind}&back=${back}`,
    `back=${back}&tense=${tense}`,
    `back=${back}&local=${Math.min(local, 2)}&ruled=${stated.length > 0}`,
    `back=${back}&event=${kinds}`,
    `filed=${isFiled}&back=${back}&tense=${tense}`,
    `filed=${isFiled}&around=${around}&kind=${kind}`,
    `here=${here}&back=${back}`,
    `ruled=${ruled}&kind=${kind}`,
    `ruled=${ruled}&filed=${isFiled}&back=${back}`,
    `sentence=${Math.min(scene.sentence.index, 4)}&back=${back}`,
    `sentence=${Math.min(scene.sentence.index, 4)}&back=${back}&local=${Math.min(local, 1)}&tense=${tense}`,
  ];
  if (!mention) return [...common, `pos=${trigger.frame.pos}&link=${trigger.link}&filed`];
  if (back > 0) {
    const nearer = all.filter((other) => other.back >= 0 && other.back < back).length;
    return [
      ...common,
      `nearer=${Math.min(nearer, 3)}&back=${back}&kind=${kind}`,
      `left=${leftOf(scene, mention)}&back=${back}`,
      ...contextFeatures(view, mention, back),
    ];
  }
  const [from, to] =
    mention.firstToken > trigger.index ? [trigger.index, mention.firstToken] : [mention.lastToken, trigger.index];
  const order = mention.firstToken > trigger.index ? 'after' : 'before';
  const inner = between(from, to);
  const rivals = view.triggers.filter((at) => at > from && at < to && at !== trigger.index).length;
  const verbs = inner.filter((at) => syntax.tokens[at]?.upos === 'VERB').length;
  const head = headOf(scene, mention);
  const toll = clauseToll(syntax, frameRules().status.saying, eventWords(trigger));
  const far = nearest(syntax, head, trigger, toll);
  const nearer = all.filter(
    (other) =>
      other.back === 0 &&
      other.mention &&
      other !== candidate &&
      isLocative(scene, other.mention) &&
      Math.abs(other.mention.firstToken - trigger.index) < Math.abs(mention.firstToken - trigger.index),
  ).length;
  const marker = syntax.marker(head);
  const left = syntax.word(mention.firstToken - 1);
  const next = syntax.word(mention.lastToken + 1);
  const locative = isLocative(scene, mention);
  const state = entity?.kind === 'state';
  const acts = view.sides.some(({ parties }) =>
    parties.some(({ gazetteer, type }) => type === 'country' && gazetteer === entity?.gazetteer),
  );
  const path = pathBetween(syntax, head, trigger.index);
  return [
    ...common,
    `locative=${locative}&${order}&kind=${kind}`,
    `locative=${locative}&far=${Math.min(far, 8)}`,
    `locative=${locative}&nearer=${Math.min(nearer, 2)}&rivals=${Math.min(rivals, 2)}`,
    `locative=${locative}&local=${Math.min(local, 3)}&kind=${kind}`,
    `left=${left}&${order}`,
    `left=${left}&frame=${trigger.frame.id}`,
    `left=${left}&kind=${kind}`,
    `marker=${marker}&event=${kinds}&${order}`,
    `next=${next === "'s" ? next : (syntax.tokens[mention.lastToken + 1]?.upos ?? '')}&kind=${kind}`,
    `distance=${bucket(to - from)}&${order}&locative=${locative}`,
    `distance=${bucket(to - from)}&verbs=${Math.min(verbs, 2)}&rivals=${Math.min(rivals, 2)}`,
    `acts=${acts}&state=${state}`,
    `path=${path}`,
    `relation=${syntax.fullRelation(head)}&locative=${locative}`,
    `governor=${syntax.head(head) < 0 ? '' : syntax.lemma(syntax.head(head))}&marker=${marker}`,
    ...clauseFeatures(view, head),
  ];
}

/** What speaks for none of the places being where an event was. */
export function noPlaceFeatures({ scene, trigger, reading }: TriggerView, all: readonly PlaceCandidate[]): string[] {
  const tense = `${reading.status}${isPast(scene.syntax, trigger) ? '/past' : ''}`;
  const local = all.filter(({ back, mention }) => back === 0 && mention && isLocative(scene, mention)).length;
  const named = all.filter(({ back }) => back >= 0).length;
  const filed = filedAt(scene.source) !== null;
  const at = scene.sentence.index;
  return [
    'none',
    `none&local=${Math.min(local, 2)}`,
    `none&tense=${tense}`,
    `none&tense=${tense}&local=${Math.min(local, 1)}`,
    `none&event=${Math.min(at, 5)}`,
    `none&filed=${filed}&event=${Math.min(at, 3)}`,
    `none&filed=${filed}&tense=${tense}`,
    `none&here=${saysHere(scene)}`,
    `none&kind=${trigger.kind}`,
    `none&frame=${trigger.frame.id}`,
    `none&pos=${trigger.frame.pos}&link=${trigger.link}`,
    `none&all=${Math.min(named, 4)}`,
  ];
}

/** How likely each place is the one, and how likely none is. */
export const placeShares = (view: TriggerView, all: readonly PlaceCandidate[]): Shares =>
  sharesOrNone(
    'place',
    all.map((candidate) => placeFeatures(view, candidate, all)),
    noPlaceFeatures(view, all),
  );

const leftOf = ({ source }: Scene, { start }: Mention): string =>
  source.article.text
    .slice(Math.max(0, start - 12), start)
    .trim()
    .split(/\s+/)
    .at(-1)
    ?.toLowerCase() ?? '';

function headOf({ syntax }: Scene, { firstToken, lastToken }: Mention): number {
  for (let at = firstToken; at <= lastToken; at++) {
    const head = syntax.head(at);
    if (head < firstToken || head > lastToken) return at;
  }
  return lastToken;
}

/** Best guess, with how likely it is. */
export interface Placed {
  readonly place: ClaimPlace;
  readonly chance: number;
  readonly back: number;
  readonly mention?: Mention;
}

/** The likeliest place, unless none is likelier still. */
function bestPlace(view: TriggerView): Placed | undefined {
  const all = placeCandidates(view);
  return likeliestOrNone(all, placeShares(view, all));
}

/**
 * The likeliest place; of what lies ahead none that is only likely, and surely that of what was held ("following the talks
 * in Washington"). `beside`: all triggers of the sentence.
 */
export function placeAmong(view: TriggerView, beside: readonly TriggerView[]): Placed | undefined {
  const place = bestPlace(view);
  if (place?.back !== 0 || place.chance >= SURE.place || tenseOf(view.reading.status) !== 'future') return place;
  const isOthers = beside.some((other) => {
    if (tenseOf(other.reading.status) !== 'held') return false;
    const held = bestPlace(other);
    return held?.back === 0 && held.chance >= SURE.heldPlace && held.mention === place.mention;
  });
  return isOthers ? undefined : place;
}
