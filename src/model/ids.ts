import { hash } from 'node:crypto';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Ids are plain strings at run time; the brand keeps one kind from being passed for another. */
export type ArticleId = Branded<'article'>;
export type PersonId = Branded<'person'>;
export type OrganizationId = Branded<'organization'>;
export type PlaceId = Branded<'place'>;
export type MeetingId = Branded<'meeting'>;
export type ClaimId = Branded<'claim'>;
export type TopicId = Branded<'topic'>;
export type JudgementId = Branded<'judgement'>;
export type NameId = Branded<'name'>;
export type PartyId = PersonId | OrganizationId;

type IdOf = {
  art: ArticleId;
  per: PersonId;
  org: OrganizationId;
  plc: PlaceId;
  mtg: MeetingId;
  clm: ClaimId;
  top: TopicId;
  jdg: JudgementId;
  nam: NameId;
};

/**
 * The id of a thing is a function of what identifies it, so that two machines that never spoke give it the same id.
 * Sixteen hexadecimal digits of SHA-256: a collision among a million ids has a chance of about 3 in 10^8.
 */
export function makeId<K extends keyof IdOf>(kind: K, ...identity: readonly string[]): IdOf[K] {
  const digest = hash('sha256', identity.join('\u0000'));
  return `${kind}_${digest.slice(0, 16)}` as IdOf[K];
}

/** Characters of an id that comes from outside. No index of Neo4j holds values of more than some 8,000 bytes. */
const LONGEST_ID = 200;

/** Whether it can be the id of anything. */
export const isId = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;

/**
 * The id of the meeting whose smallest claim id is this one. So the id of any meeting that ever was names a claim, and
 * leads to the meeting that the claim belongs to today.
 */
export const meetingIdOf = (smallestClaim: string): MeetingId => makeId('mtg', smallestClaim);
