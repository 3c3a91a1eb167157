import type { Span } from '../model/article.ts';
import { tokenizerLists } from './tokenizer-lists.ts';

// Where words begin and end, as the English treebanks of Universal Dependencies divide them.

/** One match is one token, before clitics, hyphens and final periods are looked at. */
const CHUNK =
  /https?:\/\/[^\s<>"”]+|www\.[^\s<>"”]+|[\w.+-]+@[\w-]+\.[\w.]+|\d+\/\d+(?![\d/])|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?=$|[^\p{L}\d])|(?:\p{Lu}\.)+(?:\p{Lu}(?!\p{L}))?|[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’.]*|\.{2,}|…|--+|[^\s]/gu;
const DOMAIN = /^[\w-]+\.(?:com|org|net|gov|edu|info)$/i;
const CLITIC = /^(.+?)(n['’]t|['’](?:s|S|re|ve|ll|d|m))$/u;

/** Spans of the tokens of `text`, offset by `from`. text.slice(start, end) is the token. */
export function tokenSpans(text: string, from = 0): Span[] {
  const spans: Span[] = [];
  const chunks = text.matchAll(CHUNK);
  for (const match of chunks) {
    const start = match.index;
    splitChunk(match[0], start, text, (a, b) => spans.push({ start: from + a, end: from + b }));
  }
  return spans;
}

type Emit = (start: number, end: number) => void;

function splitChunk(chunk: string, start: number, text: string, emit: Emit): void {
  if (!/^[\p{L}\p{N}]/u.test(chunk) || chunk.includes('://') || chunk.includes('@'))
    return emit(start, start + chunk.length);
  const word = /['’.]$/u.test(chunk) ? withoutEnd(chunk, start, text) : chunk;
  splitWord(word, start, emit);
  for (let at = start + word.length; at < start + chunk.length; at++) emit(at, at + 1);
}

/** A period belongs to an abbreviation or an initial, else it ends the sentence; an apostrophe is a quote or a plural's. */
function withoutEnd(chunk: string, start: number, text: string): string {
  const bare = chunk.replace(/(?<!['’.])['’.]+$/u, '');
  if (!chunk.startsWith(`${bare}.`)) return bare;
  const lower = bare.toLowerCase();
  const abbreviation =
    tokenizerLists().abbreviations.has(lower) || /^\p{Lu}$/u.test(bare) || /\p{L}\.\p{L}/u.test(bare);
  const atEnd = !/\S/u.test(text.slice(start + chunk.length, start + chunk.length + 40));
  return abbreviation && !(atEnd && !/\./u.test(bare) && !/^\p{Lu}$/u.test(bare)) ? `${bare}.` : bare;
}

function splitWord(word: string, start: number, emit: Emit): void {
  if (/\p{L}\.\p{L}{3,}/u.test(word) && !DOMAIN.test(word)) {
    const dot = word.indexOf('.');
    emit(start, start + dot);
    emit(start + dot, start + dot + 1);
    return splitWord(word.slice(dot + 1), start + dot + 1, emit);
  }
  const clitic = CLITIC.exec(word);
  const stem = clitic?.[1] ?? word;
  if (/^cannot$/i.test(stem)) {
    emit(start, start + 3);
    emit(start + 3, start + 6);
  } else emit(start, start + stem.length);
  if (clitic) emit(start + stem.length, start + word.length);
}

/** Joins a prefix with its word: "co-founder", "al-Sisi" are one token; "Biden-Xi" and "two-day" are three. */
export function joinPrefixes(spans: readonly Span[], text: string, from: number): Span[] {
  const joined: Span[] = [];
  for (let at = 0; at < spans.length; at++) {
    const [first, hyphen, last] = [spans[at], spans[at + 1], spans[at + 2]];
    if (first && hyphen && last && first.end === hyphen.start && hyphen.end === last.start) {
      const prefix = text.slice(first.start - from, first.end - from);
      const mark = text.slice(hyphen.start - from, hyphen.end - from);
      const next = text.slice(last.start - from, last.end - from);
      if (mark === '-' && /^\p{L}/u.test(next) && tokenizerLists().prefixes.has(prefix.toLowerCase())) {
        joined.push({ start: first.start, end: last.end });
        at += 2;
        continue;
      }
    }
    if (first) joined.push(first);
  }
  return joined;
}

export const isAbbreviation = (word: string): boolean =>
  tokenizerLists().abbreviations.has(word.replace(/\.$/, '').toLowerCase()) || /^(?:\p{L}\.)+$/u.test(word);
