import { sexOfName } from '../../lexicon/names.ts';
import { titleLevel } from '../../lexicon/titles.ts';
import type { Entity, Mention } from '../../model/document.ts';

/** Who has been named where: what pronouns and role nouns are resolved against. */
export interface Focus {
  readonly entities: readonly Entity[];
  /** Entities that a sentence names before a token (or in all), in order of first mention; -1 means to its end. */
  named(sentence: number, before?: number): readonly Entity[];
  /** The people, organizations and places that a sentence names, with the tokens of their names. */
  occurrences(sentence: number): readonly Occurrence[];
}

export function focusOf(entities: readonly Entity[], mentions: readonly Mention[]): Focus {
  const owner = new Map(entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity] as const)));
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions)
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  return {
    entities,
    occurrences: (sentence) =>
      (bySentence.get(sentence) ?? []).flatMap(({ index, firstToken, lastToken }) => {
        const entity = owner.get(index);
        return entity ? [{ token: firstToken, last: lastToken, entity }] : [];
      }),
    named(sentence, before = Number.POSITIVE_INFINITY) {
      const found = (bySentence.get(sentence) ?? [])
        .filter(({ firstToken }) => firstToken < before)
        .sort((a, b) => a.firstToken - b.firstToken)
        .flatMap(({ index }) => owner.get(index) ?? []);
      return [...new Set(found)];
    },
  };
}

/** How far back a pronoun may reach, in sentences. */
const REACH = 3;

/** Somebody at a token of a sentence: by name, or by a pronoun that has been resolved. */
export interface Occurrence {
  readonly token: number;
  readonly last: number;
  readonly entity: Entity;
}

/**
 * The person that a pronoun most likely means: the first one of its sentence before it, else of the nearest sentence
 * before, where pronouns count as the people they mean: who is spoken of first stays what a text is about.
 */
export function personBefore(
  occurrences: ReadonlyMap<number, readonly Occurrence[]>,
  sentence: number,
  token: number,
  sex: 'm' | 'f',
  isApart: (token: number) => boolean = () => true,
): Entity | undefined {
  for (let at = sentence; at >= Math.max(0, sentence - REACH); at--) {
    const found = (occurrences.get(at) ?? [])
      .filter((other) => at < sentence || (other.token < token && isApart(other.token)))
      .sort((a, b) => (at === sentence ? a.token - b.token : 0))
      .find(({ entity }) => entity.type === 'person' && (sexOf(entity) ?? sex) === sex);
    if (found) return found.entity;
  }
  return undefined;
}

const isLeader = ({ roles }: Entity): boolean =>
  roles.some(({ title, former }) => !former && titleLevel(title) === 'leader');

export const sexOf = ({ name }: Entity): 'm' | 'f' | undefined => sexOfName(name.split(/\s+/)[0] ?? '');

/** "the five presidents", "the four countries": so many people or states, when the nearest sentence before names just as many. */
export function groupBefore(
  focus: Focus,
  sentence: number,
  token: number,
  of: 'people' | 'sides',
  count: number,
): Entity[] {
  const fits = ({ type, kind }: Entity): boolean =>
    of === 'people' ? type === 'person' : kind === 'state' || type === 'organization';
  for (let at = sentence; at >= 0; at--) {
    const found = focus.named(at, at === sentence ? token : undefined).filter(fits);
    if (found.length === count) return found;
  }
  return [];
}

/** The two people who were named together last; of sides, the two countries that the article names most. */
export function pairBefore(
  focus: Focus,
  sentence: number,
  token: number,
  of: 'people' | 'leaders' | 'sides',
): Entity[] {
  const fits = (entity: Entity): boolean => {
    if (of === 'sides') return entity.kind === 'state' || entity.kind === 'union';
    return entity.type === 'person' && (of === 'people' || isLeader(entity));
  };
  if (of === 'sides')
    return focus.entities
      .filter(fits)
      .sort((a, b) => b.mentions.length - a.mentions.length)
      .slice(0, 2);
  for (let at = sentence; at >= 0; at--) {
    const found = focus.named(at, at === sentence ? token : undefined).filter(fits);
    if (found.length >= 2) return found.slice(0, 2);
  }
  return [];
}
