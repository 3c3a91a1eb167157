import type { Status } from '../../model/claim.ts';
import { SURE } from '../links/sure.ts';
import { chance, weightsOf, type Weights } from '../links/weights.ts';
import type { Draft, DraftParty } from './draft.ts';
import { agree, finerDate, finerPlaces, tenseOf } from './fit.ts';
import { sameFeatures } from './same-features.ts';

/**
 * One claim an encounter, however often the article comes back to it. Accounts are taken in the order of the text; each
 * joins the meeting told before that it most likely is, or begins a new one. One that names too few parties becomes a
 * claim only where others say who was there.
 */
export function mergeDrafts(drafts: readonly Draft[]): Draft[] {
  const weights = weightsOf('same');
  const meetings: Draft[][] = [];
  for (const draft of drafts) {
    const best = meetings
      .map((accounts, index) => ({
        index,
        likely:
          accounts.some(isTwin(draft)) || !accounts.some((account) => mayHold(account, draft))
            ? 0
            : likeness(weights, accounts, draft),
      }))
      .sort((a, b) => b.likely - a.likely || b.index - a.index)[0];
    if (best && best.likely >= SURE.same) meetings[best.index]?.push(draft);
    else if (draft.stance !== 'attendance') meetings.push([draft]);
  }
  return meetings.filter(isTold).map((accounts) => accounts.reduce(join));
}

/** Who was there is told in the same breath as a meeting that names nobody: within these many sentences. */
const BREATH = 2;

/** May the second account join the first? One that does not say who met only takes in who was there. */
export const mayHold = (account: Draft, draft: Draft): boolean =>
  account.stance === 'whole'
    ? draft.stance !== 'bare'
    : account.stance !== 'attendance' && draft.attends && draft.sentence - account.sentence <= BREATH;

/** Do accounts say who met? */
const isTold = (accounts: readonly Draft[]): boolean =>
  accounts.some(({ stance }) => stance === 'whole') ||
  (accounts.some(({ attends }) => attends) && accounts.reduce(join).parties.length > 1);

/** Told by the same word as two occasions: "met A and B", "in Vienna in May and in Malta in September". */
const isTwin =
  (draft: Draft) =>
  (other: Draft): boolean =>
    other.sentence === draft.sentence && other.token === draft.token;

/** How likely an account is of the meeting that others tell: as likely as of their sum, or of the one that it fits best. */
function likeness(weights: Weights, accounts: readonly Draft[], draft: Draft): number {
  const sum = accounts.reduce(join);
  const whole = chance(weights, sameFeatures(sum, draft));
  const parts = accounts.map((account) => chance(weights, sameFeatures(account, draft)));
  const likely = (whole + Math.max(...parts)) / 2;
  // An article comes back to its meeting more often than any model of pairs expects.
  return agree(sum, draft) ? SURE.same + (1 - SURE.same) * likely : likely;
}

function join(a: Draft, b: Draft): Draft {
  const finer = finerDate(a.when, b.when);
  const known = new Set(a.parties.map(({ key }) => key));
  return {
    ...a,
    sentences: [...a.sentences, ...b.sentences],
    tellers: [...a.tellers, ...b.tellers],
    status: settled(a.status, b.status),
    parties: peopleAlone([
      ...a.parties,
      ...b.parties.filter(({ key, chance: likely }) => !known.has(key) && likely >= SURE.later),
    ]),
    places: a.places.length === 0 ? b.places : b.places.length === 0 ? a.places : finerPlaces(a.places, b.places),
    when: finer,
    likely: {
      time: likelier(a.likely.time, b.likely.time),
      place: likelier(a.likely.place, b.likely.place),
    },
    topics: [...new Set([...a.topics, ...b.topics])],
    accordingTo: a.accordingTo ?? b.accordingTo,
    spans: [...a.spans, ...b.spans.filter((span) => !a.spans.some(({ start }) => start === span.start))],
    by: [...new Set([...a.by, ...b.by])],
    confidence: Math.max(a.confidence, b.confidence),
  };
}

/** Where at least two people met, the states that another account names are those whom they act for. */
function peopleAlone(parties: readonly DraftParty[]): DraftParty[] {
  const people = parties.filter(({ type }) => type === 'person').length;
  return parties.filter(({ type }) => people < 2 || type !== 'country');
}

const likelier = <Guess extends { readonly chance: number }>(a: Guess | undefined, b: Guess | undefined) =>
  a === undefined || (b !== undefined && b.chance > a.chance) ? b : a;

/** What an article says of one encounter in several places: what was held or called off outdoes its plan, a plan a proposal. */
function settled(a: Status, b: Status): Status {
  if (tenseOf(a) === 'future' && tenseOf(b) !== 'future') return b;
  return a === 'proposed' && b === 'planned' ? b : a;
}
