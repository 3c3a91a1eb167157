import { searchName } from '../../model/schema.ts';
import type { Cut, Span } from '../../model/article.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { placeNamed } from '../../lexicon/places.ts';

/** Where and when a report was filed: "BEIJING, Jan. 5 (Xinhua) --". */
export interface Dateline extends Span {
  readonly place: string;
  /** The agency in brackets, where there is one. */
  readonly agency: string | null;
}

const PLACE = String.raw`(\p{Lu}[\p{L}.'’-]*(?:[ ,]{1,2}\p{Lu}[\p{L}.'’-]*){0,4})`;
const DAY = String.raw`(?:,?\s+(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}\s+\p{L}+\.?)(?:,?\s+\d{4})?)?`;
const FORMS = [
  // REUTERS and AP: "WASHINGTON (Reuters) -", "PARIS (AP) —"; AFP and Xinhua: "CAIRO, Dec 5 (AFP) --"
  new RegExp(String.raw`^${PLACE}${DAY}\s+\(([^()\n]{2,30})\)\s*(?:[-–—_]{1,2}|:)`, 'u'),
  // "WASHINGTON, March 3 -", "LONDON —"
  new RegExp(String.raw`^(\p{Lu}{3,}[\p{Lu}.' -]*)${DAY}\s*(?:,\s*)?[-–—_]{1,2}\s`, 'u'),
];

/** How far into the text a dateline may stand: behind a headline or two. */
const LINES = 5;

/** The dateline of a report, if it bears one; cut lines are passed over. */
export function findDateline(text: string, cuts: readonly Cut[]): Dateline | null {
  let seen = 0;
  for (const match of text.slice(0, 3000).matchAll(/[^\n]+/g)) {
    const end = match.index + match[0].length;
    const start = behindCuts(text, match.index, cuts);
    if (start >= end) continue;
    const found = datelineAt(text.slice(start, end), start);
    if (found) return found;
    if (++seen >= LINES) return null;
  }
  return null;
}

/** The first letter from a position on that is not cut: behind "(Adds quotes) By Maria Gomez", there may be a dateline. */
function behindCuts(text: string, from: number, cuts: readonly Cut[]): number {
  const start = text.slice(from).search(/\S|$/) + from;
  const cut = cuts.find(({ start: first, end }) => first <= start && start < end);
  return cut ? behindCuts(text, cut.end, cuts) : start;
}

/** Letters in which a dateline ends; more would give the expressions time to go back and forth. */
const LONGEST = 200;

function datelineAt(line: string, start: number): Dateline | null {
  const begin = line.slice(0, LONGEST);
  for (const form of FORMS) {
    const match = form.exec(begin);
    const place = match?.[1] ? placeIn(match[1]) : null;
    if (match && place) return { place, agency: match[2] ?? null, start, end: start + match[0].length };
  }
  return null;
}

/** "WASHINGTON", "Nairobi, Kenya": the first part that the gazetteer knows, in its ordinary spelling. */
function placeIn(text: string): string | null {
  const [first = ''] = text.split(',');
  const name = first.trim();
  const entry = placeNamed(name);
  if (!entry || searchName(name).length < 3 || organizationNamed(name)) return null;
  return /\p{Ll}/u.test(name) ? name : name.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}
