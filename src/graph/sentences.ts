import { splitSentences } from '../language/sentences.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { EdgeRow } from '../model/schema.ts';
import type { MentionedIn } from '../model/world.ts';
import { edge } from './edge.ts';
import { byText } from '../model/by-text.ts';

/** Where the sentences of an article start that name somebody or something, in the order of the text. */
export function startsOf(record: ArticleRecord | undefined): readonly number[] {
  return [...new Set(record?.mentions.flatMap(({ sentences }) => sentences))].sort((a, b) => a - b);
}

/** These sentences, cut at the offsets that extraction gave; where one ends, the same splitter says. */
export function sentencesOf(record: ArticleRecord | undefined): readonly string[] {
  if (!record || record.mentions.length === 0) return [];
  const { article, cuts } = record;
  const starts = startsOf(record);
  const ends = new Map(splitSentences(article.text, cuts).map(({ start, end }) => [start, end]));
  return starts.map((start, index) => {
    const end = ends.get(start) ?? starts[index + 1] ?? article.text.length;
    return article.text.slice(start, end).trim();
  });
}

/**
 * Who and what is named where, by subject and article. `starts` gives an article's, as `startsOf` does; `sentences` of an
 * edge are positions among them, and so in Article.sentences.
 */
export function* mentionEdges(
  mentions: readonly MentionedIn[],
  starts: (article: ArticleId) => readonly number[],
): Generator<EdgeRow> {
  const sorted = mentions.toSorted((a, b) => byText(a.subject, b.subject) || byText(a.article, b.article));
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const { subject, article } = sorted[from] as MentionedIn;
    const own: MentionedIn[] = [];
    for (; sorted[to]?.subject === subject && sorted[to]?.article === article; to++)
      own.push(sorted[to] as MentionedIn);
    const named = [...new Set(own.flatMap(({ sentences }) => sentences))].sort((a, b) => a - b);
    const positions = new Map(starts(article).map((start, position) => [start, position]));
    yield edge('MENTIONED_IN', subject, article, {
      count: own.reduce((sum, { count }) => sum + count, 0),
      first: named[0] ?? null,
      sentences: named.flatMap((start) => positions.get(start) ?? []),
    });
  }
}
