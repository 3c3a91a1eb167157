import { countryNamed, countryOfDemonym } from '../lexicon/countries.ts';
import { placeNamed } from '../lexicon/places.ts';
import { titleAt } from '../lexicon/titles.ts';
import type { NamedSpan } from '../language/contract.ts';
import type { TreebankSentence } from './conllu.ts';

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

/** Named people, organizations and places of a GUM sentence: flat, outermost, without titles, articles and possessives. */
export function goldNames(sentence: TreebankSentence): NamedSpan[] {
  const spans = entitySpans(sentence).flatMap(({ first, last, type }) => {
    const kind = TYPES[type];
    const named = kind && nameWithin(sentence, first, last, kind === 'person');
    if (named && kind === 'person' && isNobody(sentence, named)) return [];
    return kind && named ? [{ ...named, type: retyped(sentence, named, kind), score: 1 }] : [];
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
  first: number,
  last: number,
  isPerson: boolean,
): { first: number; last: number } | undefined {
  const { words, upos, xpos, heads, relations } = sentence;
  const inside = isPerson ? INSIDE_PERSON : INSIDE;
  let head = first;
  for (let at = first; at <= last; at++) {
    const up = heads[at] ?? -1;
    if (up < first || up > last) {
      head = at;
      break;
    }
  }
  // "the founder, Dean Kamen": the name stands beside the head.
  const beside = (at: number): boolean => heads[at] === head && relations[at] === 'appos' && upos[at] === 'PROPN';
  if (upos[head] === 'NOUN') head = words.findIndex((_, at) => at >= first && at <= last && beside(at));
  if (upos[head] !== 'PROPN') return undefined;
  // "Sony and Canon": each is annotated on its own.
  for (let at = first; at <= last; at++)
    if (heads[at] === head && relations[at] === 'conj' && upos[at] === 'PROPN') return undefined;
  const proper = (at: number): boolean => {
    if (upos[at] === 'PROPN' || xpos[at]?.startsWith('NNP')) return true;
    if (upos[at] === 'NUM') return at > first;
    return /^\p{Lu}/u.test(words[at] ?? '') && !['DET', 'PRON', 'AUX'].includes(upos[at] ?? '') && at > 0;
  };
  let [from, to] = [head, head];
  for (let at = head - 1; at >= first; at--) {
    if (isPerson && !/^(?:flat|compound|punct|goeswith)$/.test(relations[at] ?? '')) break;
    if (proper(at)) from = at;
    else if (!inside.has((words[at] ?? '').toLowerCase())) break;
  }
  for (let at = head + 1; at <= last; at++) {
    if (proper(at)) to = at;
    else if (!inside.has((words[at] ?? '').toLowerCase())) break;
  }
  return withoutTitle(words, from, to, head);
}

/** Groups ("Muslims", "Afghans") and bare offices ("the President") name nobody. */
function isNobody({ words, xpos }: TreebankSentence, { first, last }: { first: number; last: number }): boolean {
  const lower = words.map((word) => word.toLowerCase());
  const title = titleAt(lower, first);
  return (
    xpos[last] === 'NNPS' ||
    (title !== undefined && first + title.length > last) ||
    (first === last && countryOfDemonym(words[last] ?? '') !== undefined)
  );
}

/** "President Donald Trump" names Donald Trump; "Mr." and "Dr." go too. */
function withoutTitle(
  words: readonly string[],
  from: number,
  to: number,
  head: number,
): { first: number; last: number } {
  const lower = words.map((word) => word.toLowerCase());
  let first = from;
  for (let moved = true; moved && first < to;) {
    moved = false;
    const title = titleAt(lower, first);
    const honorific =
      /^(mr|mrs|ms|miss|dr|sir|lord|lady|rev|prof|st)\.?$/.test(lower[first] ?? '') && lower[first] !== 'st.';
    const length = title && first + title.length <= to ? title.length : honorific ? 1 : 0;
    const demonym = countryOfDemonym(words[first] ?? '') && titleAt(lower, first + 1) ? 1 : 0;
    if (length + demonym > 0 && first + length + demonym <= to) {
      first += length + demonym;
      moved = true;
    }
    while (first < to && ['of', 'the', '-', ',', "'s", '’s'].includes(lower[first] ?? '')) first++;
  }
  return { first: Math.min(first, Math.max(head, first)), last: to };
}

/** Countries and known cities are places even where they act. */
function retyped(
  { words }: TreebankSentence,
  { first, last }: { first: number; last: number },
  type: NamedSpan['type'],
): NamedSpan['type'] {
  const text = words.slice(first, last + 1).join(' ');
  if (type !== 'organization') return type;
  return countryNamed(text) || (placeNamed(text)?.population ?? 0) > 200_000 ? 'place' : type;
}
