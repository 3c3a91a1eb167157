import type { Frame } from '../../lexicon/frames.ts';
import { placeByKey, placeChain } from '../../lexicon/places.ts';
import type { ClaimPlace } from '../../model/claim.ts';
import type { Entity, Mention } from '../../model/document.ts';
import { conjuncts, nounPhrase, type Syntax } from '../syntax/syntax.ts';
import type { Scene } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** A place with the token that names it. */
export interface Where {
  readonly place: ClaimPlace;
  readonly token: number;
  /** Stands next to others by "or": one of them, it is open which. */
  readonly alternative: boolean;
}

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'inside', 'around', 'aboard', 'on', 'within']);

/** The places of an event: phrases of place below it, below its verb, or in front of its noun ("the Beijing meeting"). */
export function wheresOf(scene: Scene, trigger: Trigger): Where[] {
  const { syntax } = scene;
  const { index, verb, frame } = trigger;
  const stated = frame.place === null ? [] : slotPlaces(scene, trigger);
  if (stated.length > 0) return finest(stated);
  const own = locatives(scene, index);
  if (own.length > 0) return finest(own);
  const front = frontPlaces(scene, trigger);
  if (front.length > 0) return front;
  const carried = verb >= 0 && verb !== index ? locatives(scene, verb) : [];
  if (carried.length > 0) return finest(carried);
  return finest(aboveAndBeside(scene, syntax, verb >= 0 ? verb : index));
}

/** Places one clause up ("arrived in Paris to meet X") or on the other side of a joint ("gathered in Cairo and met"). */
function aboveAndBeside(scene: Scene, syntax: Syntax, from: number): Where[] {
  for (let at = syntax.head(from), steps = 0; at >= 0 && steps < 2; at = syntax.head(at), steps++) {
    const relation = syntax.fullRelation(from);
    if (!['xcomp', 'advcl', 'conj', 'acl', 'obl', 'nmod'].includes(relation)) return [];
    const found = syntax.isVerb(at) ? [...locatives(scene, at), ...destinations(scene, at)] : locatives(scene, at);
    if (found.length > 0) return found;
  }
  return [];
}

/** Where a journey went: "travelled to Washington to meet X". */
function destinations(scene: Scene, verb: number): Where[] {
  const { syntax } = scene;
  const motion = ['travel', 'fly', 'go', 'come', 'visit', 'head', 'return', 'arrive'].includes(syntax.lemma(verb));
  if (!motion) return [];
  const phrases = syntax.childrenBy(verb, 'obl').filter((at) => syntax.marker(at) === 'to');
  return [...phrases, ...syntax.childrenBy(verb, 'obj')].flatMap((at) => placesIn(scene, at));
}

function slotPlaces(scene: Scene, { index, verb, frame }: Trigger): Where[] {
  const { syntax } = scene;
  if (frame.place === 'object') return syntax.childrenBy(index, 'obj').flatMap((at) => placesIn(scene, at));
  const marked = (head: number): number[] => (head < 0 ? [] : syntax.childrenBy(head, 'nmod', 'obl').filter((at) => syntax.marker(at) === frame.place));
  return [...marked(index), ...(verb === index ? [] : marked(verb))].flatMap((at) => placesIn(scene, at));
}

function locatives(scene: Scene, head: number): Where[] {
  const { syntax } = scene;
  return syntax
    .childrenBy(head, 'obl', 'nmod', 'appos')
    .filter((at) => LOCATIVE.has(syntax.marker(at)))
    .flatMap((at) => placesIn(scene, at));
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

const finest = (found: readonly Where[]): Where[] => withoutContainers(found);

/** The places named right behind a place: "Mettlach, Germany". */
function coarser(scene: Scene, mention: Mention): Mention[] {
  const next = scene.mentions.find(({ firstToken, type }) => type === 'place' && firstToken > mention.lastToken && firstToken <= mention.lastToken + 2);
  return next ? [next] : [];
}

function toWhere(mention: Mention, entity: Entity, behind: readonly Mention[], alternative: boolean): Where {
  return { place: claimPlace(mention.text, entity.gazetteer, behind.map(({ text }) => text), 'stated'), token: mention.firstToken, alternative };
}

/** Names from fine to coarse: as the text has it, what stands behind it, and what the gazetteer knows to lie around it. */
export function claimPlace(name: string, key: string | undefined, behind: readonly string[], basis: ClaimPlace['basis']): ClaimPlace {
  const chain = key === undefined ? [] : placeChain(key);
  const [own, ...around] = chain;
  const names = [own?.kind === 'country' ? own.name : name, ...around.map((entry) => entry.name)];
  const keys: (string | null)[] = [own?.key ?? null, ...around.map((entry) => entry.key)];
  for (const text of behind) {
    if (names.includes(text) || around.length > 0) continue;
    names.push(text);
    keys.push(null);
  }
  const city = chain.findIndex(({ kind }) => kind === 'city');
  return { names, core: names[Math.max(0, city)] ?? name, keys, basis };
}

export const coreKey = ({ keys }: ClaimPlace): string | null => keys.find((key) => key !== null && placeByKey(key)?.kind === 'city') ?? keys[0] ?? null;

/** Does the frame ask for a place to be a claim at all? */
export const needsPlace = (frame: Frame, parties: number): boolean => frame.place !== null && parties < 2;
