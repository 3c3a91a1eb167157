import type { Day } from '../../model/days.ts';
import type { Entity, Mention, Role, Sentence } from '../../model/document.ts';
import { searchName } from '../../model/schema.ts';
import { leaderNamed, leadersByShort, yearsOf, type Leader } from '../../lexicon/leaders.ts';
import { isOf } from '../../lexicon/word-classes.ts';
import { officeOf, titleLevel } from '../../lexicon/titles.ts';
import { countryKeyOf, rolesOf } from './roles.ts';

type Grouped = Omit<Entity, 'index'>;

interface Person {
  readonly mentions: Mention[];
  readonly roles: Role[];
  /** Words of the longest form, folded. */
  words: readonly string[];
  name: string;
}

/** The words of a name, folded, without "Sir" or "Mr" in front. */
function wordsOf(text: string): string[] {
  const words = searchName(text).split(' ').filter(Boolean);
  const first = words.findIndex((word) => !isOf('honorific', word));
  return first > 0 ? words.slice(first) : words;
}

/**
 * People of one article. Full names first, so that a surname finds its bearer wherever that stands; a surname that
 * nobody in the article bears in full may be a holder of high office at the time.
 */
export function groupPeople(
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  published: Day | null,
): Grouped[] {
  const named = mentions.filter(({ type }) => type === 'person');
  const people: Person[] = [];
  const place = (mention: Mention): void => {
    const words = wordsOf(mention.text);
    const sentence = sentences[mention.sentence];
    const roles = sentence ? rolesOf(sentence, mention, mentions) : [];
    const known = words.length === 0 ? undefined : bearer(people, words, mention);
    if (!known) return void people.push({ mentions: [mention], roles, words, name: mention.text });
    known.mentions.push(mention);
    known.roles.push(...roles);
    if (words.length > known.words.length) Object.assign(known, { words, name: mention.text });
  };
  for (const mention of named) if (wordsOf(mention.text).length > 1) place(mention);
  for (const mention of named) if (wordsOf(mention.text).length <= 1) place(mention);
  return known(people, published).map((person) => toEntity(person, published));
}

/** "Abu Mazen" and "Mahmoud Abbas": two full names of one person in office are one person. */
function known(people: readonly Person[], published: Day | null): Person[] {
  const year = published === null ? undefined : Number(published.slice(0, 4));
  const byLeader = new Map<string, Person>();
  return people.filter((person) => {
    const leader = person.words.length > 1 ? leaderNamed(person.name, year)?.name : undefined;
    const first = leader === undefined ? undefined : byLeader.get(leader);
    if (leader !== undefined && !first) byLeader.set(leader, person);
    if (!first) return true;
    first.mentions.push(...person.mentions);
    first.roles.push(...person.roles);
    return false;
  });
}

/** Who of the people so far can be meant: the one mentioned last before this mention, if several bear the name. */
function bearer(people: readonly Person[], words: readonly string[], mention: Mention): Person | undefined {
  const fitting = people.filter((person) =>
    words.length > 1 ? sameFullName(person.words, words) : person.words.includes(words[0] ?? ''),
  );
  const strict = fitting.filter(
    (person) => words.length > 1 || [person.words.at(-1), person.words[0]].includes(words[0]),
  );
  const pool = strict.length > 0 ? strict : fitting;
  const distance = (person: Person): number =>
    Math.min(
      ...person.mentions.map(({ start }) =>
        start <= mention.start ? mention.start - start : 1e6 + start - mention.start,
      ),
    );
  return [...pool].sort((a, b) => distance(a) - distance(b))[0];
}

/** "George W. Bush" and "George Bush"; "Kim Jong Un" and "Kim Jong-un": one's words are all in the other, the ends agree. */
function sameFullName(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.length < 2) return false;
  return (
    shorter.every((word) => longer.includes(word)) && (shorter.at(-1) === longer.at(-1) || shorter[0] === longer[0])
  );
}

function toEntity({ mentions, roles, words, name }: Person, published: Day | null): Grouped {
  mentions.sort((a, b) => a.start - b.start);
  const year = published === null ? undefined : Number(published.slice(0, 4));
  const leader = words.length > 1 ? leaderNamed(name, year) : officeHolderFor(words[0] ?? '', roles, year);
  const offices =
    leader?.office && roles.length === 0
      ? [{ title: leader.office, of: leader.country ?? leader.organization, former: false }]
      : roles;
  return {
    type: 'person',
    name: words.length > 1 ? name : (leader?.name ?? name),
    aliases: [...new Set(mentions.map(({ text }) => text))],
    mentions: mentions.map(({ index }) => index),
    roles: distinct(offices),
    ...(leader?.wikidata && { wikidata: leader.wikidata }),
  };
}

function distinct(roles: readonly Role[]): Role[] {
  return [...new Map(roles.map((role) => [`${role.title}|${role.of}|${role.former}`, role])).values()];
}

/** Of two office holders of one surname, the higher one goes by it alone. */
const RANK: Readonly<Record<string, number>> = { leader: 0.5, minister: 0.25, official: 0, other: 0 };

/** How long after leaving office somebody is still called by the surname alone, in years. */
const AFTERGLOW = 8;

/**
 * The office holder that a bare surname means. What the text says of the office must not contradict; the time in office
 * must be near the publication. Several candidates and nothing to tell them apart: nobody.
 */
function officeHolderFor(surname: string, roles: readonly Role[], year: number | undefined): Leader | undefined {
  const candidates = leadersByShort(surname);
  const scored = candidates
    .map((leader) => ({
      leader,
      score: timeScore(leader, year) + roleScore(leader, roles) + (RANK[titleLevel(leader.office) ?? 'other'] ?? 0),
    }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score || (a.leader.name < b.leader.name ? -1 : 1));
  const [first] = scored;
  const rival = scored.find(({ leader }) => leader.name !== first?.leader.name);
  return first && (!rival || rival.score < first.score) ? first.leader : undefined;
}

function timeScore(leader: Leader, year: number | undefined): number {
  if (year === undefined) return 0.5;
  const { first, last } = yearsOf(leader);
  if (year >= first && year <= last) return 2;
  if (year < first) return first - year <= 1 ? 0.5 : -10;
  return year - last <= AFTERGLOW ? 1 : -10;
}

function roleScore(leader: Leader, roles: readonly Role[]): number {
  if (roles.length === 0) return 0;
  const scores = roles.map((role): number => {
    const country = countryKeyOf(role);
    const place = country === undefined ? 0 : country === leader.country ? 2 : -4;
    return place + (officeOf(role.title) === officeOf(leader.office) ? 2 : 0);
  });
  return Math.max(...scores);
}
