import type { ClaimId, MeetingId, OrganizationId, PartyId } from '../model/ids.ts';
import { overlaps } from '../model/edtf.ts';
import { searchName } from '../model/schema.ts';
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

/**
 * Which meetings were on the margins of which: a quote says so ("on the sidelines of the G20 summit"), and there is a
 * gathering at that time that has the body of that name as a party, or that another quote calls by these words. Of
 * several gatherings the one with most parties; ties by id.
 */
export function duringOf(
  meetings: readonly Meeting[],
  accounts: readonly Account[],
  organizations: readonly Organization[],
  margins: Margins,
): ReadonlyMap<MeetingId, MeetingId> {
  const byClaim = new Map<ClaimId, Account>(accounts.map((account) => [account.claim.id, account]));
  const phrasesOf = (meeting: Meeting): string[] => [
    ...new Set(quotesOf(meeting, byClaim).flatMap((quote) => margins.of(quote))),
  ];
  const told = meetings
    .map((meeting) => [meeting, phrasesOf(meeting)] as const)
    .filter(([, phrases]) => phrases.length > 0);
  if (told.length === 0) return new Map();
  const assemblies = new Map(
    organizations
      .filter(({ name, aliases }) => [name, ...aliases].some((each) => margins.isAssembly(each)))
      .map(({ id, name, aliases }) => [id, [name, ...aliases].map(searchName)]),
  );
  const gatherings = meetings.filter(({ participants }) =>
    isGathering(
      participants.map(({ party }) => party),
      assemblies,
    ),
  );
  const found = told.flatMap(([meeting, phrases]) => {
    const [best] = gatherings
      .filter((other) => other.id !== meeting.id && !phrasesOf(other).some((phrase) => phrases.includes(phrase)))
      .filter((other) => sameTime(meeting, other))
      .filter((other) => phrases.some((phrase) => isCalled(phrase, other, assemblies, byClaim)))
      .sort((a, b) => b.participants.length - a.participants.length || (a.id < b.id ? -1 : 1));
    return best ? [[meeting.id, best.id] as const] : [];
  });
  return new Map(found);
}

type Assemblies = ReadonlyMap<OrganizationId, readonly string[]>;

const isGathering = (parties: readonly PartyId[], assemblies: Assemblies): boolean =>
  parties.length >= GATHERING || parties.some((party) => assemblies.has(party as OrganizationId));

/** A gathering without a date can be at any time: then nothing is known. */
function sameTime(a: Meeting, b: Meeting): boolean {
  if (a.start === null || b.start === null) return false;
  return overlaps({ start: a.start, end: a.end }, { start: b.start, end: b.end });
}

const quotesOf = ({ claims }: Meeting, byClaim: ReadonlyMap<ClaimId, Account>): string[] =>
  claims.flatMap((claim) => byClaim.get(claim)?.claim.evidence.map(({ quote }) => quote) ?? []);

function isCalled(
  phrase: string,
  gathering: Meeting,
  assemblies: Assemblies,
  byClaim: ReadonlyMap<ClaimId, Account>,
): boolean {
  const plain = ` ${phrase} `;
  const bodies = gathering.participants.flatMap(({ party }) => assemblies.get(party as OrganizationId) ?? []);
  if (bodies.some((name) => name !== '' && plain.includes(` ${name} `))) return true;
  const words = phrase.split(' ');
  return words.length >= 2 && quotesOf(gathering, byClaim).some((quote) => ` ${searchName(quote)} `.includes(plain));
}
