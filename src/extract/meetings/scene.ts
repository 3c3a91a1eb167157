import type { Article, Cut } from '../../model/article.ts';
import type { Entity, Mention, Reference, Sentence, TimeExpression } from '../../model/document.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** One sentence with all that is known of it: what the rules of meetings look at. */
export interface Scene {
  readonly article: Article;
  /** The layers of the whole article. */
  readonly source: SceneSource;
  readonly sentence: Sentence;
  readonly syntax: Syntax;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  /** The mention that covers a token, if any. */
  mentionAt(token: number): Mention | undefined;
  entityOf(mention: Mention): Entity | undefined;
  /** What a pronoun or role noun at a token stands for. */
  referents(token: number): readonly Entity[];
  /** Words between two tokens, as in the text. */
  text(first: number, last: number): string;
}

/** What a whole document gives to each of its scenes. */
export interface SceneSource {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
  readonly times: readonly TimeExpression[];
  readonly cuts: readonly Cut[];
}

export function sceneMaker(source: SceneSource): (sentence: Sentence, syntax: Syntax) => Scene {
  const owner = new Map(
    source.entities.flatMap((entity) => entity.mentions.map((mention) => [mention, entity] as const)),
  );
  const mentions = bySentence(source.mentions);
  const times = bySentence(source.times);
  const references = bySentence(source.references);
  return (sentence, syntax) => {
    const here = mentions.get(sentence.index) ?? [];
    const cover = new Map(here.flatMap((mention) => tokens(mention).map((token) => [token, mention] as const)));
    const pointers = new Map((references.get(sentence.index) ?? []).map((reference) => [reference.token, reference]));
    return {
      article: source.article,
      source,
      sentence,
      syntax,
      mentions: here,
      times: times.get(sentence.index) ?? [],
      mentionAt: (token) => cover.get(token),
      entityOf: ({ index }) => owner.get(index),
      referents: (token) => (pointers.get(token)?.entities ?? []).flatMap((index) => source.entities[index] ?? []),
      text: (first, last) => source.article.text.slice(sentence.tokens[first]?.start, sentence.tokens[last]?.end),
    };
  };
}

export function bySentence<Item extends { readonly sentence: number }>(items: readonly Item[]): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(item.sentence);
    if (group) group.push(item);
    else groups.set(item.sentence, [item]);
  }
  return groups;
}

const tokens = ({ firstToken, lastToken }: Mention): number[] =>
  Array.from({ length: lastToken - firstToken + 1 }, (_, at) => firstToken + at);
