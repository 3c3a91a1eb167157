import type { MeetingKind, PartyType, Status } from '../model/claim.ts';
import { bounds, contains } from '../model/edtf.ts';
import { searchName } from '../model/schema.ts';

/** A meeting as gold files and predictions give it. */
export interface ScoredMeeting {
  readonly kind: MeetingKind;
  readonly status: Status;
  readonly participants: readonly {
    readonly name: string;
    readonly type?: PartyType;
    readonly aliases?: readonly string[];
    readonly optional?: boolean;
  }[];
  readonly place: { readonly names: readonly string[]; readonly core: string } | null;
  readonly date: string | null;
  /** Counted neither way. */
  readonly doubtful?: boolean;
}

export interface ScoredDocument {
  readonly id: string;
  readonly meetings: readonly ScoredMeeting[];
}

export interface Count {
  right: number;
  spurious: number;
  missed: number;
}

export interface Scores {
  /** Who met whom: pairs of participants a document and class of status. */
  readonly pair: Count;
  /** Meetings with at least half of the participants right. */
  readonly meeting: Count;
  /** Meetings with participants, class of status, place and date all right. */
  readonly tuple: Count;
  /** Of the matched meetings. */
  readonly fields: Readonly<Record<'status' | 'kind' | 'place' | 'date', { right: number; of: number }>>;
}

type Tense = 'held' | 'future' | 'off';
const tense = (status: Status): Tense =>
  status === 'held' ? 'held' : ['planned', 'proposed'].includes(status) ? 'future' : 'off';

type Participant = ScoredMeeting['participants'][number];

const within = (a: readonly string[], b: readonly string[]): boolean => a.every((word) => b.includes(word));

/** Does a predicted name mean a gold participant: one of its forms, or a longer or shorter form of the full name? */
function means(predicted: Participant, gold: Participant): boolean {
  const words = searchName(predicted.name).split(' ');
  const forms = [gold.name, ...(gold.aliases ?? [])].map((form) => searchName(form).split(' '));
  if (forms.some((form) => form.join(' ') === words.join(' '))) return true;
  const full = forms[0] ?? [];
  return full.length > 1 && words.length > 1 && (within(words, full) || within(full, words));
}

/** For each predicted participant the gold one that it means, each at most once; -1 for none. */
function align(predicted: ScoredMeeting, gold: ScoredMeeting): number[] {
  const used = new Set<number>();
  return predicted.participants.map((party) => {
    const at = gold.participants.findIndex((other, index) => !used.has(index) && means(party, other));
    if (at >= 0) used.add(at);
    return at;
  });
}

/** Share of the required participants found, extra ones counted against it. */
function similarity(predicted: ScoredMeeting, gold: ScoredMeeting): number {
  const alignment = align(predicted, gold);
  const required = gold.participants.filter(({ optional }) => !optional).length;
  const hits = alignment.filter((at) => at >= 0 && !gold.participants[at]?.optional).length;
  const extra = alignment.filter((at) => at < 0).length;
  if (required === 0) return alignment.some((at) => at >= 0) ? 0.5 : 0;
  return hits < Math.min(2, required) ? 0 : hits / (required + extra);
}

function samePlace(predicted: ScoredMeeting['place'], gold: ScoredMeeting['place']): boolean {
  if (!predicted || !gold) return !predicted && !gold;
  const names = [predicted.core, ...predicted.names].map(searchName);
  return names.includes(searchName(gold.core)) || searchName(predicted.core) === searchName(gold.names[0] ?? '');
}

function sameDate(predicted: string | null, gold: string | null): boolean {
  if (predicted === null || gold === null) return predicted === gold;
  const [inner, outer] = [bounds(predicted), bounds(gold)];
  return inner !== null && outer !== null && contains(outer, inner);
}

/** Scores predictions against gold, summed over documents. */
export function score(gold: readonly ScoredDocument[], predicted: readonly ScoredDocument[]): Scores {
  const scores: Scores = {
    pair: { right: 0, spurious: 0, missed: 0 },
    meeting: { right: 0, spurious: 0, missed: 0 },
    tuple: { right: 0, spurious: 0, missed: 0 },
    fields: {
      status: { right: 0, of: 0 },
      kind: { right: 0, of: 0 },
      place: { right: 0, of: 0 },
      date: { right: 0, of: 0 },
    },
  };
  const byId = new Map(predicted.map((document) => [document.id, document]));
  for (const document of gold) {
    const found = (byId.get(document.id)?.meetings ?? []).filter(({ participants }) => participants.length > 0);
    scoreMeetings(document.meetings, found, scores);
    scorePairs(document.meetings, found, scores.pair);
  }
  return scores;
}

function scoreMeetings(gold: readonly ScoredMeeting[], predicted: readonly ScoredMeeting[], scores: Scores): void {
  const matches = matchMeetings(gold, predicted);
  gold.forEach((meeting, at) => {
    if (meeting.doubtful) return;
    const match = matches.get(at);
    if (match === undefined) {
      scores.meeting.missed++;
      scores.tuple.missed++;
      return;
    }
    scores.meeting.right++;
    if (scoreFields(meeting, predicted[match] as ScoredMeeting, scores)) scores.tuple.right++;
    else {
      scores.tuple.spurious++;
      scores.tuple.missed++;
    }
  });
  const used = new Set(matches.values());
  const extra = predicted.filter((_, at) => !used.has(at)).length;
  scores.meeting.spurious += extra;
  scores.tuple.spurious += extra;
}

/** Pairs of gold and predicted meetings, the most similar first, each at most once. */
function matchMeetings(gold: readonly ScoredMeeting[], predicted: readonly ScoredMeeting[]): Map<number, number> {
  const options = predicted.flatMap((guess, guessAt) =>
    gold.flatMap((meeting, goldAt) => {
      const base = similarity(guess, meeting);
      if (base < 0.5) return [];
      const bonus =
        0.2 * Number(tense(guess.status) === tense(meeting.status)) +
        0.1 * Number(sameDate(guess.date, meeting.date)) +
        0.1 * Number(samePlace(guess.place, meeting.place));
      return [{ goldAt, guessAt, value: base + bonus }];
    }),
  );
  const matches = new Map<number, number>();
  const used = new Set<number>();
  for (const { goldAt, guessAt } of options.sort((a, b) => b.value - a.value)) {
    if (matches.has(goldAt) || used.has(guessAt)) continue;
    matches.set(goldAt, guessAt);
    used.add(guessAt);
  }
  return matches;
}

/** Counts the fields of a matched pair; true where everything is right. */
function scoreFields(gold: ScoredMeeting, guess: ScoredMeeting, { fields }: Scores): boolean {
  const alignment = align(guess, gold);
  const complete =
    gold.participants.every((party, at) => party.optional || alignment.includes(at)) &&
    alignment.every((at) => at >= 0);
  const right = {
    status: tense(guess.status) === tense(gold.status),
    kind: guess.kind === gold.kind,
    place: samePlace(guess.place, gold.place),
    date: sameDate(guess.date, gold.date),
  };
  for (const [name, ok] of Object.entries(right) as [keyof typeof right, boolean][]) {
    fields[name].of++;
    if (ok) fields[name].right++;
  }
  return complete && right.status && right.place && right.date;
}

function scorePairs(gold: readonly ScoredMeeting[], predicted: readonly ScoredMeeting[], count: Count): void {
  const everyone = gold.flatMap(({ participants }) => participants);
  const canonical = (party: Participant): string =>
    searchName(everyone.find((other) => means(party, other))?.name ?? `? ${party.name}`);
  const must = pairsOf(
    gold.filter(({ doubtful }) => !doubtful),
    canonical,
    false,
  );
  const may = pairsOf(gold, canonical, true);
  const got = pairsOf(predicted, canonical, true);
  for (const pair of got) {
    if (must.has(pair)) count.right++;
    else if (!may.has(pair)) count.spurious++;
  }
  for (const pair of must) if (!got.has(pair)) count.missed++;
}

function pairsOf(
  meetings: readonly ScoredMeeting[],
  canonical: (party: Participant) => string,
  optional: boolean,
): Set<string> {
  return new Set(
    meetings.flatMap(({ participants, status }) => {
      const names = [...new Set(participants.filter((party) => optional || !party.optional).map(canonical))].sort();
      return names.flatMap((a, at) => names.slice(at + 1).map((b) => `${a}|${b}|${tense(status)}`));
    }),
  );
}

/** Precision, recall and F1 of a count, 0 to 1. */
export function measures({ right, spurious, missed }: Count): { precision: number; recall: number; f1: number } {
  const precision = right + spurious === 0 ? 0 : right / (right + spurious);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
