import { parseHTML } from 'linkedom';
import type { SourceRun } from '../model/article.ts';

/** What a reader of the page may see: its characters with white space run together, and where each stands in the source. */
interface Visible {
  readonly text: string;
  readonly at: readonly number[];
}

const UNSEEN = /<(script|style|noscript|template|title)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/iy;
const TAG = /^<[/!?a-z](?:"[^"]*"|'[^']*'|[^'"<>])*>/i;
const ENTITY = /^&(?:#\d+|#x[\da-f]+|\w+);?/i;

/** Lines without a place behind the line before, after which no more are looked for: each costs a search through the whole page. */
const MOST_MISSED = 200;

/**
 * Where the lines of a text that was read out of HTML stand in it: runs of equal characters. A line that the source has
 * in no one place (a reader made it of several parts) is left out.
 */
export function mapToSource(text: string, source: string): SourceRun[] {
  const visible = visibleOf(source);
  const runs: SourceRun[] = [];
  let from = 0;
  let start = 0;
  let missed = 0;
  for (const line of text.split('\n')) {
    if (missed > MOST_MISSED) break;
    const after = line === '' ? -1 : visible.text.indexOf(line, from);
    const found = after < 0 && line !== '' ? visible.text.indexOf(line) : after;
    if (found >= 0) {
      runs.push(...runsOf(line, start, source, visible.at.slice(found, found + line.length)));
      from = Math.max(from, found + line.length);
    }
    if (line !== '' && after < 0) missed++;
    start += line.length + 1;
  }
  return runs;
}

function runsOf(line: string, start: number, source: string, at: readonly number[]): SourceRun[] {
  const runs: { start: number; source: number; length: number }[] = [];
  at.forEach((place, index) => {
    if (source[place] !== line[index]) return;
    const last = runs.at(-1);
    const goesOn = last && last.start + last.length === start + index && last.source + last.length === place;
    if (goesOn) last.length++;
    else runs.push({ start: start + index, source: place, length: 1 });
  });
  return runs;
}

function visibleOf(source: string): Visible {
  const chars: string[] = [];
  const at: number[] = [];
  const endless = new Set<string>();
  const put = (char: string, place: number): void => {
    const plain = /\s/.test(char) ? ' ' : char;
    if (plain === ' ' && chars.at(-1) === ' ') return;
    chars.push(plain);
    at.push(place);
  };
  for (let place = 0; place < source.length;) {
    const rest = source[place] === '<' || source[place] === '&' ? source.slice(place, place + LONGEST) : '';
    const skipped = source[place] === '<' ? (unseenAt(source, place, endless) ?? TAG.exec(rest)) : null;
    const entity = source[place] === '&' ? ENTITY.exec(rest)?.[0] : undefined;
    if (entity) for (const char of decoded(entity).split('')) put(char, place);
    else if (!skipped) put(source[place] ?? '', place);
    place += skipped?.[0].length ?? entity?.length ?? 1;
  }
  return { text: chars.join(''), at };
}

const OPENING = /<(?:(script|style|noscript|template|title)\b|!--)/iy;

/** `endless`: what was begun and never ended; another of its kind is not searched for to the end of the page. */
function unseenAt(source: string, place: number, endless: Set<string>): RegExpExecArray | null {
  OPENING.lastIndex = place;
  const opening = OPENING.exec(source);
  const kind = opening?.[1]?.toLowerCase() ?? '--';
  if (!opening || endless.has(kind)) return null;
  UNSEEN.lastIndex = place;
  const whole = UNSEEN.exec(source);
  if (!whole) endless.add(kind);
  return whole;
}

/** How long a tag may be. */
const LONGEST = 20_000;

const known = new Map<string, string>();

function decoded(entity: string): string {
  const value = known.get(entity) ?? parseHTML(`<p>${entity}</p>`).document.querySelector('p')?.textContent ?? entity;
  known.set(entity, value);
  return value;
}
