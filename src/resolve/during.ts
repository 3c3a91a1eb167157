import type { ClaimId, MeetingId, OrganizationId } from '../model/ids.ts';
import { overlaps } from '../model/edtf.ts';
import { folded, searchName } from '../model/schema.ts';
import type { Meeting, Organization } from '../model/world.ts';
import type { Account } from './account.ts';

/** How texts say that a meeting was on the margins of another. */
export interface Margins {
  /** The words behind "on the sidelines of", folded, each once; empty where the text says nothing of that. */
  of(quote: string): readonly string[];
  /** Whether a body is one of many members, whose meetings are gatherings. */
  isAssembly(name: string): boolean;
}

/** As many parties make a gathering. */
const GATHERING = 3;

/** What it takes to see which meetings were on the margins of which. */
export interface Scene {
  /** Meetings whose quotes name a gathering, with the words for it. */
  readonly told: ReadonlyMap<Meeting, readonly string[]>;
  readonly gatherings: readonly Meeting[];
  readonly assemblies: Assemblies;
  quotesOf(meeting: Meeting): readonly string[];
}

/** Which meetings were on the margins of which, of all that there are. */
export function duringOf(
  meetings: readonly Meeting[],
  accounts: readonly Account[],
  organizations: readonly Organization[],
  margins: Margins,
): ReadonlyMap<MeetingId, MeetingId> {
  const byClaim = new Map<ClaimId, Account>(accounts.map((account) => [account.claim.id, account]));
  const quotesOf = ({ claims }: Meeting): string[] =>
    claims.flatMap((claim) => byClaim.get(claim)?.claim.evidence.map(({ quote }) => quote) ?? []);
  const told = new Map(
    meetings
      .map((meeting) => [meeting, phrasesIn(quotesOf(meeting), margins)] as const)
      .filter(([, phrases]) => phrases.length > 0),
  );
  if (told.size === 0) return new Map();
  const assemblies = assembliesOf(organizations, margins);
  const gatherings = meetings.filter((meeting) => isGathering(meeting, assemblies));
  return duringIn({ told, gatherings, assemblies, quotesOf });
}

/** The words by which quotes name a gathering. */
export const phrasesIn = (quotes: readonly string[], margins: Margins): string[] => [
  ...new Set(quotes.flatMap((quote) => margins.of(quote))),
];

/** Bodies whose meetings are gatherings, with their names, folded. */
export const assembliesOf = (organizations: readonly Organization[], margins: Margins): Assemblies =>
  new Map(
    organizations
      .filter(({ name, aliases }) => [name, ...aliases].some((each) => margins.isAssembly(each)))
      .map(({ id, name, aliases }) => [id, [name, ...aliases].map(searchName)]),
  );

/**
 * A quote says so ("on the sidelines of the G20 summit"), and there is a gathering at that time that has the body of that
 * name as a party, or that another quote calls by these words. Of several gatherings the one with most parties; ties by id.
 */
export function duringIn({ told, gatherings, assemblies, quotesOf }: Scene): ReadonlyMap<MeetingId, MeetingId> {
  const found = [...told].flatMap(([meeting, phrases]) => {
    const [best] = gatherings
      .filter((other) => other.id !== meeting.id && sameTime(meeting, other))
      .filter((other) => !told.get(other)?.some((phrase) => phrases.includes(phrase)))
      .filter((other) => phrases.some((phrase) => isCalled(phrase, other, assemblies, quotesOf)))
      .sort((a, b) => b.participants.length - a.participants.length || (a.id < b.id ? -1 : 1));
    return best ? [[meeting.id, best.id] as const] : [];
  });
  return new Map(found);
}

export type Assemblies = ReadonlyMap<OrganizationId, readonly string[]>;

/** Many parties, or a body of many members. */
export const isGathering = ({ participants }: Meeting, assemblies: Assemblies): boolean =>
  participants.length >= GATHERING || participants.some(({ party }) => assemblies.has(party as OrganizationId));

/** A gathering without a date can be at any time: then nothing is known. */
function sameTime(a: Meeting, b: Meeting): boolean {
  if (a.start === null || b.start === null) return false;
  return overlaps({ start: a.start, end: a.end }, { start: b.start, end: b.end });
}

function isCalled(phrase: string, gathering: Meeting, assemblies: Assemblies, quotesOf: Scene['quotesOf']): boolean {
  const plain = ` ${phrase} `;
  const bodies = gathering.participants.flatMap(({ party }) => assemblies.get(party as OrganizationId) ?? []);
  if (bodies.some((name) => name !== '' && plain.includes(` ${name} `))) return true;
  const words = phrase.split(' ');
  return words.length >= 2 && quotesOf(gathering).some((quote) => ` ${folded(quote)} `.includes(plain));
}
