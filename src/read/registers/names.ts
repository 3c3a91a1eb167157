import { countryNamed } from '../../lexicon/countries.ts';
import { leaderNamed } from '../../lexicon/leaders.ts';
import { isFamilyName, isGivenName } from '../../lexicon/names.ts';
import { organizationNamed } from '../../lexicon/organizations.ts';
import { opensWith, registerWords } from '../../lexicon/register-words.ts';
import { titleAt } from '../../lexicon/titles.ts';
import type { PartyType } from '../../model/claim.ts';
import { searchName } from '../../model/schema.ts';
import type { PartySource } from './mapping.ts';

/** A name as a cell gives it. */
export interface Named {
  readonly name: string;
  readonly type: PartyType;
  /** The words of the cell. */
  readonly as: string;
  /** An office that stands beside the name: `prime minister`. */
  readonly office: string | null;
  /** Key of the gazetteer, of a country. */
  readonly gazetteer?: string;
}

/** The names of a cell that holds one or several. Cells such as "nil return" name nobody. */
export function namesIn(cell: string, type: PartySource['type'], separators: readonly string[]): Named[] {
  return splitNames(cell, separators)
    .map((part) => withoutRemainder(part.replace(/\s+/g, ' ').trim()))
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !registerWords().empty.includes(searchName(part)))
    .flatMap((part) => named(part, type) ?? []);
}

/** "Acme and others", "Acme et al." name Acme. */
function withoutRemainder(part: string): string {
  const words = [...part.matchAll(/[\p{L}\p{N}]+/gu)];
  const plain = searchName(part);
  const found = registerWords().remainders.find((each) => plain.endsWith(` ${each}`));
  const last = found === undefined ? undefined : words.at(-1 - found.split(' ').length);
  return last ? part.slice(0, last.index + last[0].length) : part;
}

/** A separator within brackets, or a comma before "Inc.", separates nothing. */
function splitNames(cell: string, separators: readonly string[]): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < cell.length; at++) {
    const char = cell[at] ?? '';
    depth = Math.max(0, depth + (char === '(' ? 1 : char === ')' ? -1 : 0));
    const separator = depth === 0 ? separators.find((each) => cell.startsWith(each, at)) : undefined;
    if (separator === undefined || (separator === ',' && isInName(parts.at(-1) ?? '', cell.slice(at + 1)))) {
      parts[parts.length - 1] += char;
      continue;
    }
    parts.push('');
    at += separator.length - 1;
  }
  return parts;
}

/** "Inc." behind a comma, or a comma within a number, or one that an office stands before or behind. */
function isInName(before: string, behind: string): boolean {
  const word = searchName(/^\s*[^\s,;]+/.exec(behind)?.[0] ?? '');
  if (word === '' || /^\d/.test(behind)) return true;
  return (
    registerWords().legal_forms.includes(word) ||
    officeAt(behind.trim()) !== null ||
    officeAt(before.trim())?.rest === ''
  );
}

function named(part: string, type: PartySource['type']): Named | null {
  const country = type === 'person' ? undefined : countryNamed(withoutOpening(part, registerWords().governments));
  if (country) return { name: country.name, type: 'country', as: part, office: null, gazetteer: country.key };
  const { name, office } = personIn(part);
  const isPerson = type === 'person' || (type === 'either' && (office !== null || isPersonName(part, name)));
  if (isPerson) return name === '' ? null : { name, type: 'person', as: part, office };
  return { name: part, type: 'organization', as: part, office: null };
}

/** The person's name without "The Rt Hon" and "MP", and the office beside it: "Jane Doe MP, Secretary of State". */
function personIn(part: string): { name: string; office: string | null } {
  const pieces = part
    .split(/, | [-–—] |\(|\)/)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const offices = pieces.map(officeAt);
  const nameAt = offices.findIndex((office) => office === null || office.rest !== '');
  const own = offices[nameAt] ?? null;
  const office = offices.find((each, at) => each !== null && at !== nameAt) ?? own;
  const bare = withoutStyles(own?.rest ?? pieces[Math.max(0, nameAt)] ?? '');
  return { name: cased(bare), office: office?.title ?? null };
}

/** A piece that begins with an office: "Prime Minister", "President Joe Biden". The rest is a name or nothing. */
function officeAt(piece: string): { title: string; rest: string } | null {
  const words = withoutOpening(piece, ['the', 'rt hon', 'the rt hon', 'uk', 'us']).split(' ');
  const found = titleAt(
    words.map((word) => word.toLowerCase()),
    0,
  );
  if (!found || registerWords().peers.includes(found.title) || registerWords().honorifics.includes(found.title))
    return null;
  const rest = words.slice(found.length).join(' ');
  return { title: found.title, rest: /^(for|of|to|at|and|in)\b/i.test(rest) ? '' : rest };
}

function withoutStyles(name: string): string {
  const { honorifics, postnominals } = registerWords();
  let bare = name.trim();
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = withoutOpening(bare, honorifics);
    const at = bare.lastIndexOf(' ');
    if (at > 0 && postnominals.includes(searchName(bare.slice(at)))) bare = bare.slice(0, at).replace(/,$/, '').trim();
  }
  return bare;
}

/** The text behind the longest of these openings; all of it where none fits or nothing would be left. */
export function withoutOpening(text: string, openings: readonly string[]): string {
  const means = opensWith(
    text,
    openings.map((words) => [words, words]),
  );
  if (means === undefined) return text;
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const next = words[means.split(' ').length];
  return next ? text.slice(next.index) : text;
}

/** Does a cell of people or bodies name a person? */
function isPersonName(part: string, name: string): boolean {
  const { honorifics, peers, postnominals, bodies } = registerWords();
  const words = name.split(' ');
  const all = searchName(part).split(' ');
  if (organizationNamed(part) || all.some((word) => bodies.includes(word))) return false;
  if (
    opensWith(
      part,
      [...honorifics, ...peers].map((each) => [each, each]),
    ) !== undefined
  )
    return true;
  if (postnominals.includes(all.at(-1) ?? '') && all.length > 2) return true;
  if (leaderNamed(name)) return true;
  const letters = words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
  return (
    words.length >= 2 && words.length <= 4 && letters && isGivenName(words[0] ?? '') && isFamilyName(words.at(-1) ?? '')
  );
}

/** Names in capitals as they are written elsewhere: `JOHN O'NEIL-McADAM` has small letters and stays. */
export function cased(name: string): string {
  if (/\p{Ll}/u.test(name) || name.length < 4) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}
