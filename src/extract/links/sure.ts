import type { PartyType } from '../../model/claim.ts';

/** From these chances on a decision of the models is yes. Set on the development set of meeting gold, once for all. */
export const SURE = Object.freeze({
  /** Somebody takes part; a state or an organization, of which texts speak more loosely. */
  party: 0.62,
  body: 0.6,
  /** One who is named only when the text comes back to a meeting took part. */
  later: 0.8,
  /** A trigger tells of an encounter. */
  event: 0.5,
  /** Those whom one met were met one by one. */
  apart: 0.25,
  /** A place is that of what lies ahead, though the same sentence has something held there. */
  place: 0.75,
  /** A place is that of what was held. */
  heldPlace: 0.9,
  /** From this share of the likelihood that an account begins a new encounter on, it is of the likeliest one told before. */
  known: 0.7,
});

/** From this chance on a party of a type takes part. */
export const sureOf = (type: PartyType): number => (type === 'person' ? SURE.party : SURE.body);
