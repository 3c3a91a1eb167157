import type { NamedSpan } from '../language/contract.ts';
import { coined, nameStock, pick, wordsOf } from './name-stock.ts';
import type { NamedSentence } from './templates.ts';

/** Shares of names that are replaced, and of the new people's names that no list has. */
const SWAPPED = { person: 0.85, place: 0.5, organization: 0.35 };
const COINED = 0.3;

const firstWord = (name: string): string[] => [name.split(' ')[0] ?? name];

/** A copy of a document in which most people and places bear other names, the same one throughout the document. */
export function swapNames(document: readonly NamedSentence[], next: () => number): NamedSentence[] {
  const known = new Map<string, readonly string[]>();
  const other = (word: string, share: number, make: () => readonly string[]): readonly string[] => {
    const made = known.get(word) ?? (next() < share ? make() : [word]);
    known.set(word, made);
    return made;
  };
  const personal = (from: readonly string[]) => (): string[] => [
    next() < COINED ? coined(from, next) : pick(from, next),
  ];
  const { given, family, cities, countries, organizations } = nameStock();
  const replacement = (words: readonly string[], type: NamedSpan['type']): readonly string[] => {
    if (type === 'organization') {
      const made = other(words.join(' '), SWAPPED.organization, () => wordsOf(pick(organizations, next)));
      return made.join(' ') === words.join(' ') ? words : made;
    }
    return words.flatMap((word, at) => {
      if (!/^\p{Lu}\p{L}+$/u.test(word)) return [word];
      if (type === 'person') return other(word, SWAPPED.person, personal(at === words.length - 1 ? family : given));
      return words.length > 1
        ? [word]
        : other(word, SWAPPED.place, () =>
            next() < 0.5 ? firstWord(pick(cities, next)) : wordsOf(pick(countries, next)[0]),
          );
    });
  };
  return document.map((sentence) => rebuild(sentence, replacement));
}

function rebuild(
  { words, spans, unsure = [] }: NamedSentence,
  replacement: (words: readonly string[], type: NamedSpan['type']) => readonly string[],
): NamedSentence {
  const made: string[] = [];
  const moved: NamedSpan[] = [];
  const doubtful: number[] = [];
  let at = 0;
  const copy = (to: number): void => {
    for (; at < to; at++) {
      if (unsure.includes(at)) doubtful.push(made.length);
      made.push(words[at] ?? '');
    }
  };
  for (const span of spans) {
    copy(span.first);
    const swapped = replacement(words.slice(span.first, span.last + 1), span.type);
    moved.push({ ...span, first: made.length, last: made.length + swapped.length - 1 });
    made.push(...swapped);
    at = span.last + 1;
  }
  copy(words.length);
  return { words: made, spans: moved, ...(doubtful.length > 0 ? { unsure: doubtful } : {}) };
}
