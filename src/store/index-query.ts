/** Letters and digits that the index never takes apart, nor writes in another way than `toLower` does. */
const UNBROKEN = /[\p{Script=Latin}\p{Script=Cyrillic}\d]+/gu;
/** What is longer the index takes apart. */
const LONGEST = 255;
/** More make no answer shorter, and Lucene takes no thousand. */
const MOST = 16;

/**
 * A query of a full-text index of Neo4j (a Lucene index of whole words without capitals) which finds every text that
 * has all of these words, also within longer ones, and perhaps others: of each word its longest part in which the index
 * sees one word is looked for, and of many words the longest parts. Null where there is none: every text is to be looked at.
 */
export function indexQuery(words: readonly string[]): string | null {
  const parts = words.flatMap((word) => longest(word.match(UNBROKEN) ?? [], 1));
  return parts.length === 0
    ? null
    : longest(parts, MOST)
        .map((part) => `*${part}*`)
        .join(' AND ');
}

const longest = (parts: readonly string[], most: number): string[] =>
  [...new Set(parts)]
    .filter(({ length }) => length <= LONGEST)
    .sort((a, b) => b.length - a.length)
    .slice(0, most);
