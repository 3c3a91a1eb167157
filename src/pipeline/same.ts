import { isBeforeName } from '../lexicon/scoring.ts';
import type { Status } from '../model/claim.ts';
import type { ScoredMeeting, ScoredParty } from './scored.ts';

/** What a status says of the meeting: that it was, that it is to be, that it will not be. */
export type Tense = 'held' | 'future' | 'off';

const TENSES: Readonly<Record<Status, Tense>> = {
  held: 'held',
  planned: 'future',
  proposed: 'future',
  postponed: 'off',
  cancelled: 'off',
  declined: 'off',
  denied: 'off',
};

/** A status that is none counts as held. */
export const tenseOf = ({ status }: Pick<ScoredMeeting, 'status'>): Tense => TENSES[status] ?? 'held';

/** A name as scores compare it: without accents, case, punctuation and a possessive ending. */
export const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words of a name without the titles in front of it; the last word always stays. */
function bareWords(name: string): string[] {
  const words = plain(name).split(' ').filter(Boolean);
  const from = words.findIndex((word, at) => at === words.length - 1 || !isBeforeName(word));
  return words.slice(Math.max(0, from));
}

const within = (words: readonly string[], others: readonly string[]): boolean =>
  words.every((word) => others.includes(word));

/** How many words more than the gold name an organization's name may have. */
const MORE_WORDS = 2;

/**
 * Does a predicted name mean a gold participant: one of its forms, or, of organizations, a form with a few words more,
 * or, of people, a longer or shorter form of the full name that is no single word?
 */
export function means(predicted: ScoredParty, gold: ScoredParty): boolean {
  const words = bareWords(predicted.name);
  if (words.length === 0) return false;
  const forms = [gold.name, ...(gold.aliases ?? [])].map(bareWords);
  if (forms.some((form) => form.join(' ') === words.join(' '))) return true;
  if (gold.type !== 'person')
    return forms.some((form) => form.length > 0 && within(form, words) && words.length - form.length <= MORE_WORDS);
  const full = forms[0] ?? [];
  return full.length > 1 && words.length > 1 && (within(full, words) || within(words, full));
}

/** Core first, then from finest to coarsest. */
const placeNames = (place: ScoredMeeting['place']): string[] =>
  place ? [place.core, ...(place.names ?? [])].filter(Boolean).map(plain) : [];

/** The gold core is among the names, or the predicted core is the gold core. */
export function samePlace(predicted: ScoredMeeting['place'], gold: ScoredMeeting['place']): boolean {
  const names = placeNames(predicted);
  if (!gold) return names.length === 0;
  if (!predicted) return false;
  return names.includes(plain(gold.core ?? '')) || placeNames(gold)[0] === plain(predicted.core ?? '');
}

/** First and last day of an EDTF text as strings to compare: every month has 31 days, an open end is far away. */
function span(date: string): readonly [string, string] {
  const [first = '', last = first] = date
    .replace(/[[\]~?]/g, '')
    .split(/\/|\.\./)
    .map((part) => part.trim());
  return [first ? day(first, '-01', '-01') : '0000', last ? day(last, '-12', '-31') : '9999'];
}

function day(part: string, month: string, ofMonth: string): string {
  if (part.length === 'YYYY'.length) return `${part}${month}${ofMonth}`;
  return part.length === 'YYYY-MM'.length ? `${part}${ofMonth}` : part.slice(0, 'YYYY-MM-DD'.length);
}

/** The predicted days lie within the gold days, or both are unknown. */
export function sameDate(predicted: string | null, gold: string | null): boolean {
  if (!predicted || !gold) return !predicted && !gold;
  const [[from, to], [first, last]] = [span(predicted), span(gold)];
  return from >= first && to <= last;
}
