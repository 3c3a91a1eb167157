import { means, plain, sameDate, samePlace, tenseOf } from './same.ts';
import type { ScoredDocument, ScoredMeeting, ScoredParty } from './scored.ts';

export interface Count {
  right: number;
  spurious: number;
  missed: number;
}

export interface Share {
  right: number;
  of: number;
}

export interface Scores {
  /** Annotated articles. */
  readonly documents: number;
  /** Annotated articles for which there is no prediction: all of their meetings are missed. */
  unread: number;
  /** Who met whom: pairs of participants a document and class of status. */
  readonly pair: Count;
  /** Meetings with at least half of the participants right. */
  readonly meeting: Count;
  /** Meetings with participants, class of status, place and date all right. */
  readonly tuple: Count;
  /** Of the matched meetings; `name`: of their matched participants, the name in full as the gold has it. */
  readonly fields: Readonly<Record<'status' | 'kind' | 'place' | 'date' | 'name', Share>>;
}

const noCount = (): Count => ({ right: 0, spurious: 0, missed: 0 });
const noShare = (): Share => ({ right: 0, of: 0 });

function add(share: Share, right: boolean): void {
  share.of++;
  if (right) share.right++;
}

/** Scores predictions against gold, summed over documents. It counts as MeetBench's scorer does. */
export function score(gold: readonly ScoredDocument[], predicted: readonly ScoredDocument[]): Scores {
  const scores: Scores = {
    documents: gold.length,
    unread: 0,
    pair: noCount(),
    meeting: noCount(),
    tuple: noCount(),
    fields: { status: noShare(), kind: noShare(), place: noShare(), date: noShare(), name: noShare() },
  };
  const byId = new Map(predicted.map((document) => [document.id, document]));
  for (const { id, meetings } of gold) {
    const document = byId.get(id);
    if (!document) scores.unread++;
    const found = (document?.meetings ?? []).filter(({ participants }) => participants.length > 0);
    scoreMeetings(meetings, found, scores);
    scorePairs(meetings, found, scores.pair);
  }
  return scores;
}

function scoreMeetings(gold: readonly ScoredMeeting[], predicted: readonly ScoredMeeting[], scores: Scores): void {
  const matches = matchMeetings(gold, predicted);
  for (const meeting of gold) {
    if (meeting.doubtful) continue;
    const match = matches.get(meeting);
    if (match) scores.meeting.right++;
    else scores.meeting.missed++;
    if (match && scoreFields(meeting, match, scores)) scores.tuple.right++;
    else {
      scores.tuple.missed++;
      if (match) scores.tuple.spurious++;
    }
  }
  const used = new Set(matches.values());
  const extra = predicted.filter((guess) => !used.has(guess)).length;
  scores.meeting.spurious += extra;
  scores.tuple.spurious += extra;
}

/** What speaks for a prediction's being a gold meeting beside its participants. */
const BONUS = { status: 0.2, date: 0.1, place: 0.1, kind: 0.01 };

/** For each gold meeting the prediction that it is matched with: the most similar first, each at most once. */
export function matchMeetings(
  gold: readonly ScoredMeeting[],
  predicted: readonly ScoredMeeting[],
): Map<ScoredMeeting, ScoredMeeting> {
  const options = predicted.flatMap((guess) =>
    gold.flatMap((meeting) => {
      const parties = similarity(guess, meeting);
      if (parties < 0.5) return [];
      const right = fieldsOf(guess, meeting);
      const value =
        parties +
        BONUS.status * Number(right.status) +
        BONUS.date * Number(right.date) +
        BONUS.place * Number(right.place) +
        BONUS.kind * Number(right.kind);
      return [{ meeting, guess, value }];
    }),
  );
  const matches = new Map<ScoredMeeting, ScoredMeeting>();
  const used = new Set<ScoredMeeting>();
  for (const { meeting, guess } of options.sort((a, b) => b.value - a.value)) {
    if (matches.has(meeting) || used.has(guess)) continue;
    matches.set(meeting, guess);
    used.add(guess);
  }
  return matches;
}

/** Share of the required participants found, extra ones counted against it. */
function similarity(predicted: ScoredMeeting, gold: ScoredMeeting): number {
  const meant = align(predicted, gold);
  const required = gold.participants.filter(({ optional }) => !optional).length;
  const hits = meant.filter((party) => party && !party.optional).length;
  const extra = meant.filter((party) => party === undefined).length;
  if (required === 0) return meant.some((party) => party !== undefined) ? 0.5 : 0;
  return hits < Math.min(2, required) ? 0 : hits / (required + extra);
}

/** For each predicted participant the gold one that it means, each at most once. */
export function align(predicted: ScoredMeeting, gold: ScoredMeeting): (ScoredParty | undefined)[] {
  const used = new Set<ScoredParty>();
  return predicted.participants.map((party) => {
    const meant = gold.participants.find((other) => !used.has(other) && means(party, other));
    if (meant) used.add(meant);
    return meant;
  });
}

const fieldsOf = (guess: ScoredMeeting, gold: ScoredMeeting) => ({
  status: tenseOf(guess) === tenseOf(gold),
  kind: guess.kind === gold.kind,
  place: samePlace(guess.place, gold.place),
  date: sameDate(guess.date, gold.date),
});

/** Counts the fields of a matched meeting; true where everything is right. */
function scoreFields(gold: ScoredMeeting, guess: ScoredMeeting, { fields }: Scores): boolean {
  const meant = align(guess, gold);
  const complete =
    gold.participants.every((party) => party.optional || meant.includes(party)) &&
    meant.every((party) => party !== undefined);
  const right = fieldsOf(guess, gold);
  add(fields.status, right.status);
  add(fields.kind, right.kind);
  add(fields.place, right.place);
  add(fields.date, right.date);
  guess.participants.forEach(({ name }, at) => {
    const party = meant[at];
    if (party) add(fields.name, plain(name) === plain(party.name));
  });
  return complete && right.status && right.place && right.date;
}

const nameOf = ({ name }: ScoredParty): string => plain(name);

function scorePairs(gold: readonly ScoredMeeting[], predicted: readonly ScoredMeeting[], count: Count): void {
  const everyone = gold.flatMap(({ participants }) => participants);
  const guessed = (party: ScoredParty): string => {
    const meant = everyone.find((other) => means(party, other));
    return meant ? nameOf(meant) : `? ${plain(party.name)}`;
  };
  const sure = gold
    .filter(({ doubtful }) => !doubtful)
    .map((meeting) => ({ ...meeting, participants: meeting.participants.filter(({ optional }) => !optional) }));
  const must = pairsOf(sure, nameOf);
  const may = pairsOf(gold, nameOf);
  const got = pairsOf(predicted, guessed);
  for (const pair of got) {
    if (must.has(pair)) count.right++;
    else if (!may.has(pair)) count.spurious++;
  }
  for (const pair of must) if (!got.has(pair)) count.missed++;
}

function pairsOf(meetings: readonly ScoredMeeting[], keyOf: (party: ScoredParty) => string): Set<string> {
  return new Set(
    meetings.flatMap((meeting) => {
      const names = [...new Set(meeting.participants.map(keyOf))].sort();
      return names.flatMap((a, at) => names.slice(at + 1).map((b) => `${a}|${b}|${tenseOf(meeting)}`));
    }),
  );
}

/** Precision, recall and F1 of a count, 0 to 1. */
export function measures({ right, spurious, missed }: Count): { precision: number; recall: number; f1: number } {
  const precision = right + spurious === 0 ? 0 : right / (right + spurious);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** 0 to 1; 0 where there was nothing to get right. */
export const accuracy = ({ right, of }: Share): number => (of === 0 ? 0 : right / of);
