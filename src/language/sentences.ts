import type { Span } from '../model/article.ts';
import { tokenizerLists } from './tokenizer-lists.ts';
import { isAbbreviation, joinPrefixes, tokenSpans } from './tokens.ts';

/** A sentence before tagging: its tokens' spans. */
export interface RawSentence extends Span {
  readonly tokens: readonly Span[];
}

/** Ends a sentence when what follows begins one. */
const END = /^(?:[.!?]|\.{2,}|…)$/u;
const CLOSER = /^["”’')\]]$/u;
const LONGEST = 220;

/** Splits a text at blank lines, line ends and sentence ends. No sentence crosses a range of `skip`. */
export function splitSentences(text: string, skip: readonly Span[] = []): RawSentence[] {
  return blocks(text, skip).flatMap((block) => splitBlock(text, block));
}

/** Lines of text outside the skipped ranges. A line of a wrapped paragraph is joined with the next one. */
function blocks(text: string, skip: readonly Span[]): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const { start, end } of [...skip].sort((a, b) => a.start - b.start)) {
    if (start > at) found.push(...paragraphs(text, { start: at, end: start }));
    at = Math.max(at, end);
  }
  if (at < text.length) found.push(...paragraphs(text, { start: at, end: text.length }));
  return found;
}

function paragraphs(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/\n+/g)) {
    const at = start + match.index;
    if (isWrapped(text, at, match[0].length, end)) continue;
    if (at > from) found.push({ start: from, end: at });
    from = at + match[0].length;
  }
  if (end > from) found.push({ start: from, end });
  return found;
}

/** A single line end inside a sentence: the line is long and the next one goes on in lower case or the line has no end mark. */
function isWrapped(text: string, at: number, length: number, end: number): boolean {
  if (length > 1 || at + 1 >= end) return false;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(lineStart, at).trimEnd();
  const next = text.slice(at + 1, at + 40).trimStart();
  if (line.length < 50 || line.length > 100) return /^\p{Ll}/u.test(next) && line.length >= 20;
  return !/[.!?:"”]$/u.test(line) || /^\p{Ll}/u.test(next);
}

function splitBlock(text: string, { start, end }: Span): RawSentence[] {
  const block = text.slice(start, end);
  const tokens = joinPrefixes(tokenSpans(block, start), block, start);
  const sentences: RawSentence[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (!endsAt(tokens, at, text) && at - from < LONGEST) continue;
    let last = at;
    while (last + 1 < tokens.length && isCloser(tokens, last + 1, text)) last++;
    push(tokens.slice(from, last + 1), sentences);
    from = last + 1;
    at = last;
  }
  push(tokens.slice(from), sentences);
  return sentences;
}

function push(tokens: readonly Span[], into: RawSentence[]): void {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first && last) into.push({ start: first.start, end: last.end, tokens });
}

/** A closing mark that hangs on the token before it. */
function isCloser(tokens: readonly Span[], at: number, text: string): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  return !!token && !!before && token.start === before.end && CLOSER.test(text.slice(token.start, token.end));
}

function endsAt(tokens: readonly Span[], at: number, text: string): boolean {
  const token = tokens[at];
  if (!token) return false;
  const word = text.slice(token.start, token.end);
  let next = at + 1;
  while (next < tokens.length && isCloser(tokens, next, text)) next++;
  const follower = tokens[next];
  if (!follower) return true;
  const following = text.slice(follower.start, follower.end);
  if (follower.start === token.end) return false;
  if (END.test(word)) return word === '.' || !/^\p{Ll}/u.test(following);
  const abbreviated = word.endsWith('.') && word.length > 1 && isAbbreviation(word);
  return abbreviated && !standsBeforeName(word) && beginsSentence(following);
}

/** Titles, months and initials: the period after them never ends a sentence. */
const standsBeforeName = (word: string): boolean =>
  tokenizerLists().beforeNames.has(word.slice(0, -1).toLowerCase()) || /^\p{Lu}\.$/u.test(word);

/** After "U.S." or "Inc.", only a word that is capitalised for no other reason begins a sentence. */
const beginsSentence = (word: string): boolean =>
  (/^\p{Lu}/u.test(word) && tokenizerLists().starters.has(word.toLowerCase())) || /^["“]$/u.test(word);
