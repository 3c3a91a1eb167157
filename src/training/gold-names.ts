import type { NamedSpan } from '../language/contract.ts';
import type { TreebankSentence } from './conllu.ts';
import { isNobody, retyped, withoutTitle, type Range } from './name-convention.ts';

const TYPES: Readonly<Record<string, NamedSpan['type']>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
};
/** Words that may stand inside a name without being part of one elsewhere. */
const INSIDE = new Set([
  'of',
  'the',
  'and',
  'for',
  '&',
  '-',
  'de',
  'del',
  'la',
  'von',
  'van',
  'der',
  'al',
  'bin',
  "'s",
  '’s',
  'on',
  'du',
  'des',
  'e',
  'y',
  '.',
  "'",
]);
const INSIDE_PERSON = new Set([
  '-',
  'de',
  'del',
  'la',
  'von',
  'van',
  'der',
  'al',
  'bin',
  'du',
  'e',
  'y',
  'da',
  'dos',
  'ben',
  '.',
  "'",
]);

/** Named people, organizations and places of a GUM sentence: flat, outermost, without titles, articles and possessors. */
export function goldNames(sentence: TreebankSentence): NamedSpan[] {
  const entities = entitySpans(sentence);
  const spans = entities.flatMap((entity) => {
    const kind = TYPES[entity.type];
    const named = kind && nameWithin(sentence, entity, entities);
    if (named && kind === 'person' && (sentence.xpos[named.last] === 'NNPS' || isNobody(sentence.words, named)))
      return [];
    return kind && named ? [{ ...named, type: retyped(sentence.words, named, kind), score: 1 }] : [];
  });
  const sorted = spans.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept: NamedSpan[] = [];
  for (const span of sorted)
    if (!kept.some(({ first, last }) => span.first <= last && first <= span.last)) kept.push(span);
  return kept.sort((a, b) => a.first - b.first);
}

interface EntitySpan {
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** Brackets of the Entity column: `(12-person-…` opens, `12)` closes, `(12-person-…)` does both. */
function entitySpans({ entities }: TreebankSentence): EntitySpan[] {
  const open: { id: string; type: string; first: number }[] = [];
  const spans: EntitySpan[] = [];
  entities.forEach((column, at) => {
    for (const match of column.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (match[1] !== undefined) {
        const [id = '', type = ''] = match[1].split('-');
        if (match[2]) spans.push({ first: at, last: at, type });
        else open.push({ id, type, first: at });
      } else {
        const index = open.findLastIndex(({ id }) => id === match[3]);
        const [begun] = index < 0 ? [] : open.splice(index, 1);
        if (begun) spans.push({ first: begun.first, last: at, type: begun.type });
      }
    }
  });
  return spans;
}

/** The name inside an entity's span: around its head, as far as capitalised words and their joints go. */
function nameWithin(
  sentence: TreebankSentence,
  entity: EntitySpan,
  entities: readonly EntitySpan[],
): Range | undefined {
  const { words, upos, xpos, heads, relations } = sentence;
  const { first, last } = entity;
  const isPerson = entity.type === 'person';
  const isProper = (at: number): boolean => upos[at] === 'PROPN' || (xpos[at] ?? '').startsWith('NNP');
  const within = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  let head = within.find((at) => !within.includes(heads[at] ?? -1)) ?? first;
  if (isPerson && (!isProper(head) || /^\p{Ll}/u.test(words[head] ?? ''))) {
    const name = behindRole(sentence, head, last);
    if (name) return name;
  }
  // "the founder, Dean Kamen", "veteran politician Raymond Wong": the name stands beside the head.
  const beside = within.find(
    (at) => at > head && relations[at] === 'appos' && isProper(at) && (heads[at] ?? 0) <= head,
  );
  const office = isPerson && (!isProper(head) || isNobody(words, { first: head, last: head }));
  if (upos[head] === 'NOUN' || (office && beside !== undefined)) head = beside ?? -1;
  if (head < 0 || !isProper(head)) return undefined;
  // "Sony and Canon": each is annotated on its own.
  if (within.some((at) => heads[at] === head && relations[at] === 'conj' && isProper(at))) return undefined;
  const nested = entities.filter((other) => other !== entity && other.first >= first && other.last <= last);
  const whole = around(sentence, { first, last }, head, nested, isPerson);
  return isPerson ? withoutTitle(sentence.words, whole, head, nested) : whole;
}

/** "curator Elaine Gustafson": the name hangs flat on the role before it. */
function behindRole(
  { heads, relations, upos, words }: TreebankSentence,
  role: number,
  last: number,
): Range | undefined {
  const flat = (at: number): boolean => {
    const up = heads[at] ?? -1;
    return relations[at] === 'flat' && (up === role || (up > role && up < at && flat(up)));
  };
  let [from, to] = [-1, -1];
  for (let at = role + 1; at <= last; at++) {
    if (flat(at) && upos[at] !== 'PUNCT') {
      if (from < 0) from = at;
      to = at;
    } else if (from >= 0 && !INSIDE_PERSON.has((words[at] ?? '').toLowerCase())) break;
  }
  return from < 0 || !/^\p{Lu}/u.test(words[from] ?? '')
    ? undefined
    : withoutTitle(words, { first: from, last: to }, to, []);
}

function around(
  { words, upos, xpos, relations }: TreebankSentence,
  { first, last }: Range,
  head: number,
  nested: readonly EntitySpan[],
  isPerson: boolean,
): Range {
  const inside = isPerson ? INSIDE_PERSON : INSIDE;
  const lower = (at: number): string => (words[at] ?? '').toLowerCase();
  const proper = (at: number): boolean => {
    if (upos[at] === 'PROPN' || xpos[at]?.startsWith('NNP')) return true;
    if (upos[at] === 'NUM') return at > first;
    return /^\p{Lu}/u.test(words[at] ?? '') && !['DET', 'PRON', 'AUX'].includes(upos[at] ?? '') && at > 0;
  };
  // "Mecca's Grand Mosque" are two names, "St. Peter's Square" is one.
  const owned = (at: number): boolean =>
    /^['’]s?$/.test(lower(at)) && nested.some((other) => other.last >= at - 1 && other.last <= at);
  // "Colorado State University of the US" ends before "of", "University of Iowa" does not.
  const outside = (at: number, from: number): boolean =>
    /^(?:of|in|for)$/.test(lower(at)) &&
    nested.some((other) => other.first === at + 1 && other.type === 'place') &&
    (lower(at + 1) === 'the' || words.slice(from, at).some((word) => /^(?:of|in|for)$/.test(word)));
  let [from, to] = [head, head];
  for (let at = head - 1; at >= first; at--) {
    if (isPerson && !/^(?:flat|compound|punct|goeswith)$/.test(relations[at] ?? '')) break;
    if (owned(at)) break;
    if (proper(at)) from = at;
    else if (!inside.has(lower(at))) break;
  }
  for (let at = head + 1; at <= last; at++) {
    if (outside(at, from)) break;
    if (proper(at)) to = at;
    else if (!inside.has(lower(at))) break;
  }
  return { first: from, last: to };
}
