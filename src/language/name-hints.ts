import type { NamedSpan } from './contract.ts';
import type { DocumentHints } from './name-features.ts';

export const TYPES = ['person', 'organization', 'place'] as const;

const level = (count: number | undefined): number => Math.min(count ?? 0, 2);

/** Hints from the words of a document, and from the names that a first pass found in it. */
export function documentHints(
  sentences: readonly (readonly string[])[],
  spans?: readonly (readonly NamedSpan[])[],
): DocumentHints {
  const capital = new Map<string, number>();
  const lower = new Map<string, number>();
  for (const words of sentences) {
    words.forEach((word, at) => {
      const key = word.toLowerCase();
      if (/^\p{Ll}/u.test(word)) lower.set(key, (lower.get(key) ?? 0) + 1);
      else if (at > 0 && /^\p{Lu}\p{Ll}/u.test(word)) capital.set(key, (capital.get(key) ?? 0) + 1);
    });
  }
  const types = new Map<string, number[]>();
  spans?.forEach((found, index) => {
    for (const { first, last, type } of found) {
      for (let at = first; at <= last; at++) {
        const key = (sentences[index]?.[at] ?? '').toLowerCase();
        const counts = types.get(key) ?? [0, 0, 0, 0];
        counts[TYPES.indexOf(type)]! += last > first ? 2 : 1;
        if (last > first) counts[3] = 1;
        types.set(key, counts);
      }
    }
  });
  return {
    hint: (word) => 1 + level(capital.get(word)) * 3 + level(lower.get(word)),
    found: (word) => {
      const counts = types.get(word);
      if (!counts) return 0;
      const top = Math.max(...counts.slice(0, 3));
      return 1 + counts.indexOf(top) * 2 + (counts[3] ?? 0);
    },
  };
}
