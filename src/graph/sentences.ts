import { splitSentences } from '../language/sentences.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EdgeRow } from '../model/schema.ts';
import type { MentionedIn } from '../model/world.ts';
import { edge } from './edge.ts';

/** The sentences of one article that name somebody or something, in the order of the text. */
export interface Sentences {
  readonly texts: readonly string[];
  /** Start offset of a sentence to its position in `texts`. */
  readonly positions: ReadonlyMap<number, number>;
}

const NONE: Sentences = { texts: [], positions: new Map() };

/** Cut at the offsets that extraction gave; where a sentence ends, the same splitter says. */
export function sentencesOf(record: ArticleRecord | undefined): Sentences {
  if (!record || record.mentions.length === 0) return NONE;
  const { article, cuts, mentions } = record;
  const starts = [...new Set(mentions.flatMap(({ sentences }) => sentences))].sort((a, b) => a - b);
  const ends = new Map(splitSentences(article.text, cuts).map(({ start, end }) => [start, end]));
  const texts = starts.map((start, index) => {
    const end = ends.get(start) ?? starts[index + 1] ?? article.text.length;
    return article.text.slice(start, end).trim();
  });
  return { texts, positions: new Map(starts.map((start, index) => [start, index])) };
}

/** Who and what is named where. `sentences` are positions in Article.sentences. */
export function mentionEdges(mentions: readonly MentionedIn[], sentences: ReadonlyMap<string, Sentences>): EdgeRow[] {
  const merged = new Map<string, MentionedIn>();
  for (const mention of mentions) {
    const key = `${mention.subject} ${mention.article}`;
    const known = merged.get(key);
    merged.set(key, {
      ...mention,
      count: mention.count + (known?.count ?? 0),
      sentences: [...new Set([...mention.sentences, ...(known?.sentences ?? [])])].sort((a, b) => a - b),
    });
  }
  return [...merged.values()].map(({ subject, article, count, sentences: starts }) => {
    const positions = sentences.get(article)?.positions;
    const found = starts.map((start) => positions?.get(start)).filter((position) => position !== undefined);
    return edge('MENTIONED_IN', subject, article, { count, first: starts[0] ?? null, sentences: found });
  });
}
