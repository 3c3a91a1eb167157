import type { Frame, FrameRules } from '../../lexicon/frames.ts';
import { placeChain } from '../../lexicon/places.ts';
import { isGroupNoun, titleAt } from '../../lexicon/titles.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import type { ClaimPlace } from '../../model/claim.ts';
import type { Entity, Mention } from '../../model/document.ts';
import { clauseToll } from '../syntax/distance.ts';
import { conjuncts, nounPhrase, type Syntax } from '../syntax/syntax.ts';
import type { Scene } from './scene.ts';
import { eventWords, type Trigger } from './trigger.ts';
import { nearest } from './when.ts';

/** A place with the token that names it. */
export interface Where {
  readonly place: ClaimPlace;
  readonly token: number;
  /** Stands next to others by "or": one of them, it is open which. */
  readonly alternative: boolean;
}

/** How far a place may stand from the event, in steps over the tree and tolls of clauses between them. */
const FARTHEST = 4;

/** The places of an event: what its frame asks for ("visited Taiwan"), else the nearest phrase of place and its list. */
export function wheresOf(scene: Scene, trigger: Trigger, rules: FrameRules): Where[] {
  const stated = trigger.frame.place === null ? [] : slotPlaces(scene, trigger);
  if (stated.length > 0) return withoutContainers(stated);
  const front = frontPlaces(scene, trigger);
  if (front.length > 0) return front;
  return withoutContainers(nearestPlaces(scene, trigger, rules));
}

function nearestPlaces(scene: Scene, trigger: Trigger, rules: FrameRules): Where[] {
  const { syntax } = scene;
  const toll = clauseToll(syntax, rules.status.saying, eventWords(trigger));
  const [best] = scene.mentions
    .filter((mention) => mention.type === 'place' && isLocative(scene, mention))
    .map((mention) => ({ mention, distance: nearest(syntax, headToken(syntax, mention), trigger, toll) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Math.abs(a.mention.firstToken - trigger.index) - Math.abs(b.mention.firstToken - trigger.index),
    );
  return best ? listFrom(scene, best.mention) : [];
}

/** Does a preposition of place stand before the name, perhaps with words between them: "in the Tunisian capital Tunis"? */
export function isLocative({ sentence, syntax }: Scene, mention: Mention): boolean {
  if (isOf('locative', syntax.marker(headToken(syntax, mention)))) return true;
  for (let at = mention.firstToken - 1; at >= Math.max(0, mention.firstToken - 5); at--) {
    const { text = '', upos = '' } = sentence.tokens[at] ?? {};
    if (upos === 'ADP')
      return isOf('locative', text.toLowerCase()) || (text.toLowerCase() === 'to' && isJourney(syntax, at));
    if (!['DET', 'ADJ', 'NOUN', 'PROPN', 'PART', 'NUM'].includes(upos)) return false;
  }
  return false;
}

/** "travelled to Washington to meet X" */
function isJourney(syntax: Syntax, preposition: number): boolean {
  const governor = syntax.head(syntax.head(preposition));
  return governor >= 0 && isOf('journey', syntax.lemma(governor));
}

/** The name's token that hangs outside it. */
function headToken(syntax: Syntax, { firstToken, lastToken }: Mention): number {
  for (let at = firstToken; at <= lastToken; at++) {
    const head = syntax.head(at);
    if (head < firstToken || head > lastToken) return at;
  }
  return lastToken;
}

/** A place and the places listed with it: "in Vienna in May 2023, Malta in September and Bangkok in January". */
function listFrom(scene: Scene, first: Mention): Where[] {
  const found = [first];
  const places = scene.mentions.filter(({ type, firstToken }) => type === 'place' && firstToken > first.lastToken);
  for (const next of places) {
    const last = found.at(-1) as Mention;
    if (!listed(scene, last, next) || tellsWhose(scene, next)) break;
    found.push(next);
  }
  const open = found.length > 1 && betweenText(scene, found.at(-2) as Mention, found.at(-1) as Mention).includes('or');
  return found.flatMap((mention) => {
    const entity = scene.entityOf(mention);
    return entity ? [toWhere(mention, entity, coarser(scene, mention), open)] : [];
  });
}

const betweenText = ({ sentence }: Scene, a: Mention, b: Mention): string[] =>
  sentence.tokens.slice(a.lastToken + 1, b.firstToken).map(({ text }) => text.toLowerCase());

/** "in Geneva on Wednesday, the Kremlin leader …": the place only tells whose somebody is. */
function tellsWhose({ sentence }: Scene, { lastToken }: Mention): boolean {
  const next = sentence.tokens[lastToken + 1]?.text.toLowerCase() ?? '';
  return titleAt([next], 0) !== undefined || isGroupNoun(next);
}

/** Only times, commas and joining words stand between the items of a list. */
function listed(scene: Scene, a: Mention, b: Mention): boolean {
  const inTime = new Set(scene.times.flatMap(({ firstToken, lastToken }) => range(firstToken, lastToken)));
  const between = range(a.lastToken + 1, b.firstToken - 1);
  const joined = between.some((at) => [',', 'and', 'or'].includes(scene.sentence.tokens[at]?.text.toLowerCase() ?? ''));
  const words = between.map((at) => scene.sentence.tokens[at]?.text.toLowerCase() ?? '');
  const open = words.includes('or') && words.length <= 6 && !between.some((at) => scene.syntax.isVerb(at));
  const loose =
    open ||
    between.every((at) => inTime.has(at) || isOf('place_joint', scene.sentence.tokens[at]?.text.toLowerCase() ?? ''));
  return between.length > 0 && joined && loose;
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

function slotPlaces(scene: Scene, { index, verb, frame }: Trigger): Where[] {
  const { syntax } = scene;
  if (frame.place === 'object') return syntax.childrenBy(index, 'obj').flatMap((at) => placesIn(scene, at));
  const marked = (head: number): number[] =>
    head < 0 ? [] : syntax.childrenBy(head, 'nmod', 'obl').filter((at) => syntax.marker(at) === frame.place);
  return [...marked(index), ...(verb === index ? [] : marked(verb))].flatMap((at) => placesIn(scene, at));
}

/** "the Beijing meeting", "London talks": one place in front of the noun, that is not a side of it. */
function frontPlaces(scene: Scene, { index, frame }: Trigger): Where[] {
  if (frame.pos !== 'noun') return [];
  const front = nounPhrase(scene.syntax, index).filter((at) => at < index);
  const places = [...new Set(front.flatMap((at) => scene.mentionAt(at) ?? []))].filter(({ type }) => type === 'place');
  const [only, ...others] = places;
  const entity = only && scene.entityOf(only);
  return only && entity && others.length === 0 && entity.kind !== 'state' ? [toWhere(only, entity, [], false)] : [];
}

/** Places of a phrase and its conjuncts; "Woodside, Calif." is one place. */
function placesIn(scene: Scene, head: number): Where[] {
  const { syntax } = scene;
  const parts = conjuncts(syntax, head);
  const open = parts.some((at) => syntax.childrenBy(at, 'cc').some((cc) => syntax.word(cc) === 'or'));
  const found = parts.flatMap((at) => {
    const mention = firstPlace(scene, at);
    const entity = mention && scene.entityOf(mention);
    return mention && entity ? [toWhere(mention, entity, coarser(scene, mention), open)] : [];
  });
  return withoutContainers(found);
}

function firstPlace(scene: Scene, at: number): Mention | undefined {
  const own = scene.mentionAt(at);
  if (own?.type === 'place') return own;
  return nounPhrase(scene.syntax, at)
    .flatMap((token) => scene.mentionAt(token) ?? [])
    .find(({ type }) => type === 'place');
}

/** "Beijing, China": a place named right behind that contains the first is no second place. */
function withoutContainers(found: readonly Where[]): Where[] {
  return found.filter(({ place }, at) => {
    const key = place.keys[0];
    return !key || !found.some((other, index) => index !== at && other.place.keys.slice(1).includes(key));
  });
}

/** The places named right behind a place: "Mettlach, Germany". */
const coarser = (scene: Scene, mention: Mention): Mention[] => coarserBehind(scene.mentions, mention);

export function coarserBehind(mentions: readonly Mention[], mention: Mention): Mention[] {
  const next = mentions.find(
    ({ firstToken, type, sentence }) =>
      sentence === mention.sentence &&
      type === 'place' &&
      firstToken > mention.lastToken &&
      firstToken <= mention.lastToken + 2,
  );
  return next ? [next] : [];
}

function toWhere(mention: Mention, entity: Entity, behind: readonly Mention[], alternative: boolean): Where {
  return {
    place: claimPlace(
      mention.text,
      entity.gazetteer,
      behind.map(({ text }) => text),
      'stated',
    ),
    token: mention.firstToken,
    alternative,
  };
}

/** Names from fine to coarse: as the text has it, what stands behind it, and what the gazetteer knows to lie around it. */
export function claimPlace(
  name: string,
  key: string | undefined,
  behind: readonly string[],
  basis: ClaimPlace['basis'],
): ClaimPlace {
  const chain = key === undefined ? [] : placeChain(key);
  const [own, ...around] = chain;
  const spelled = /\p{Ll}/u.test(name) ? name : (own?.name ?? name);
  const names = [own?.kind === 'country' ? own.name : spelled, ...around.map((entry) => entry.name)];
  const keys: (string | null)[] = [own?.key ?? null, ...around.map((entry) => entry.key)];
  for (const text of behind) {
    if (names.includes(text) || around.length > 0 || own?.kind === 'country') continue;
    names.push(text);
    keys.push(null);
  }
  const city = chain.findIndex(({ kind }) => kind === 'city');
  return { names, core: names[Math.max(0, city)] ?? name, keys, basis };
}

/** Does the frame ask for a place to be a claim at all? */
export const needsPlace = (frame: Frame, parties: number): boolean => frame.place !== null && parties < 2;
