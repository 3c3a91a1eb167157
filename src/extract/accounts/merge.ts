import type { Status } from '../../model/claim.ts';
import { SURE } from '../links/sure.ts';
import { choice, weightsOf, type Weights } from '../links/weights.ts';
import type { Draft, DraftParty } from './draft.ts';
import { tenseOf } from '../meetings/tense.ts';
import { agree, finerDate, finerPlaces } from './fit.ts';
import { sameOptions, type Encounter } from './same-features.ts';

/**
 * One claim an encounter, however often the article comes back to it. Accounts are taken in the order of the text; each
 * joins the encounter told before that it most likely is, or begins a new one. One that names too few parties becomes a
 * claim only where others say who was there.
 */
export function mergeDrafts(drafts: readonly Draft[]): Draft[] {
  const weights = weightsOf('same');
  const encounters: Encounter[] = [];
  for (const draft of drafts) {
    const known = encounterOf(weights, encounters, draft, drafts.some(isListedWith(draft)));
    if (known) encounters[encounters.indexOf(known)] = withAccount(known, draft);
    else if (draft.stance !== 'attendance') encounters.push({ accounts: [draft], sum: draft });
  }
  return encounters.filter(isTold).map(({ sum }) => sum);
}

/**
 * Which encounter told before an account is of. Where nothing speaks against one it is one of those: an article comes back
 * to its encounter more often than the texts of the training do.
 */
function encounterOf(
  weights: Weights,
  encounters: readonly Encounter[],
  draft: Draft,
  isListed: boolean,
): Encounter | undefined {
  const open = encounters.filter((encounter) => mayTell(encounter, draft));
  const shares = choice(weights, sameOptions(open, draft));
  const fitting = open.some(({ sum }) => agree(sum, draft));
  const likely = open.map(({ sum }, at) => (fitting && !agree(sum, draft) ? 0 : (shares[at] ?? 0)));
  const highest = Math.max(...likely);
  const isKnown = (fitting && !isListed) || highest >= SURE.known * (shares[open.length] ?? 0);
  return isKnown ? open[likely.lastIndexOf(highest)] : undefined;
}

/** An encounter with one account more. */
export const withAccount = ({ accounts, sum }: Encounter, draft: Draft): Encounter => ({
  accounts: [...accounts, draft],
  sum: join(sum, draft),
});

/** May an account be one of the encounter's? */
export const mayTell = ({ accounts }: Encounter, draft: Draft): boolean =>
  !accounts.some(isTwin(draft)) && accounts.some((account) => mayHold(account, draft));

/** Who was there is told in the same breath as a meeting that names nobody: within these many sentences. */
const BREATH = 2;

/** May the second account join the first? One that does not say who met only takes in who was there. */
const mayHold = (account: Draft, draft: Draft): boolean =>
  account.stance === 'whole'
    ? draft.stance !== 'bare'
    : account.stance !== 'attendance' && draft.attends && draft.sentence - account.sentence <= BREATH;

/** Do accounts say who met? */
const isTold = ({ accounts, sum }: Encounter): boolean =>
  accounts.some(({ stance }) => stance === 'whole') ||
  (accounts.some(({ attends }) => attends) && sum.parties.length > 1);

/** Told by the same word as two occasions: "met A and B", "in Vienna in May and in Malta in September". */
const isTwin =
  (draft: Draft) =>
  (other: Draft): boolean =>
    other !== draft && other.sentence === draft.sentence && other.token === draft.token;

/** And between the same: each of these is another occasion than what the article is about. */
const isListedWith =
  (draft: Draft) =>
  (other: Draft): boolean =>
    isTwin(draft)(other) && draft.parties.map(({ key }) => key).join() === other.parties.map(({ key }) => key).join();

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
