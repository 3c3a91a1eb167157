import { sexOfName } from '../../lexicon/names.ts';
import { titleLevel } from '../../lexicon/titles.ts';
import type { Entity, Mention } from '../../model/document.ts';

/** Who has been named where: what pronouns and role nouns are resolved against. */
export interface Focus {
  readonly entities: readonly Entity[];
  /** Entities that a sentence names before a token (or in all), in order of first mention; -1 means to its end. */
  named(sentence: number, before?: number): readonly Entity[];
}

export function focusOf(entities: readonly Entity[], mentions: readonly Mention[]): Focus {
  const owner = new Map(entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity] as const)));
  const bySentence = new Map<number, Mention[]>();
  for (const mention of mentions)
    bySentence.set(mention.sentence, [...(bySentence.get(mention.sentence) ?? []), mention]);
  return {
    entities,
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

/** The person that a pronoun most likely means: the first one named before it, in its sentence or in the nearest before. */
export function personBefore(focus: Focus, sentence: number, token: number, sex: 'm' | 'f'): Entity | undefined {
  const fits = (entity: Entity): boolean => entity.type === 'person' && (sexOf(entity) ?? sex) === sex;
  for (let at = sentence; at >= Math.max(0, sentence - REACH); at--) {
    const found = focus.named(at, at === sentence ? token : undefined).find(fits);
    if (found) return found;
  }
  return undefined;
}

const isLeader = ({ roles }: Entity): boolean =>
  roles.some(({ title, former }) => !former && titleLevel(title) === 'leader');

export const sexOf = ({ name }: Entity): 'm' | 'f' | undefined => sexOfName(name.split(/\s+/)[0] ?? '');

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
