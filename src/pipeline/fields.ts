import { sameDate, samePlace, tenseOf } from './same.ts';
import { align, matchMeetings } from './score.ts';
import type { ScoredDocument, ScoredMeeting } from './scored.ts';

/** Encounters found, and what is said of them. */
export const FIELDS = ['meeting', 'participants', 'status', 'kind', 'place', 'date'] as const;
export type Field = (typeof FIELDS)[number];

/** Right ones, of those that were said, of those that are annotated. */
export interface FieldCount {
  right: number;
  said: number;
  annotated: number;
}
export type FieldCounts = Readonly<Record<Field, FieldCount>>;

/** A share with the 95 % interval around it, 0 to 1. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
export type FieldScores = Readonly<Record<Field, { readonly precision: Estimate; readonly recall: Estimate }>>;

/** What one article adds to the counts. A field that a claim leaves open is not said; doubtful encounters count neither way. */
export function countFields(gold: readonly ScoredMeeting[], said: readonly ScoredMeeting[]): FieldCounts {
  const matches = matchMeetings(gold, said);
  const doubtful = new Set(gold.filter((meeting) => meeting.doubtful).map((meeting) => matches.get(meeting)));
  const counts: FieldCounts = Object.fromEntries(
    FIELDS.map((field) => [field, { right: 0, said: 0, annotated: 0 }]),
  ) as unknown as FieldCounts;
  const has = {
    meeting: () => 1,
    participants: sizeOf,
    status: () => 1,
    kind: () => 1,
    place: (m: ScoredMeeting) => Number(m.place !== null),
    date: (m: ScoredMeeting) => Number(m.date !== null),
  };
  for (const field of FIELDS) {
    for (const meeting of said) if (!doubtful.has(meeting)) counts[field].said += has[field](meeting);
    for (const meeting of gold) if (!meeting.doubtful) counts[field].annotated += has[field](meeting);
  }
  for (const [meeting, guess] of matches) if (!meeting.doubtful) addRight(counts, meeting, guess);
  return counts;
}

const sizeOf = ({ participants }: ScoredMeeting): number => participants.filter(({ optional }) => !optional).length;

function addRight(counts: FieldCounts, gold: ScoredMeeting, guess: ScoredMeeting): void {
  counts.meeting.right++;
  counts.participants.right += align(guess, gold).filter((party) => party && !party.optional).length;
  if (tenseOf(guess) === tenseOf(gold)) counts.status.right++;
  if (guess.kind === gold.kind) counts.kind.right++;
  if (gold.place && guess.place && samePlace(guess.place, gold.place)) counts.place.right++;
  if (gold.date && guess.date && sameDate(guess.date, gold.date)) counts.date.right++;
}

const RESAMPLES = 1000;

/**
 * Precision and recall of each field. The intervals come from drawing the articles anew, with replacement (percentile
 * bootstrap; Efron 1979): encounters of one article are not independent of each other. The draws are always the same.
 */
export function fieldScores(gold: readonly ScoredDocument[], predicted: readonly ScoredDocument[]): FieldScores {
  const byId = new Map(predicted.map((document) => [document.id, document.meetings]));
  const counts = gold.map(({ id, meetings }) => countFields(meetings, byId.get(id) ?? []));
  const random = generator();
  const draws = Array.from({ length: RESAMPLES }, () => counts.map(() => Math.floor(random() * counts.length)));
  const whole = counts.map((_, at) => at);
  const estimate = (field: Field, of: 'said' | 'annotated'): Estimate => {
    const shareOf = (articles: readonly number[]): number => {
      let [right, all] = [0, 0];
      for (const at of articles) {
        right += counts[at]?.[field].right ?? 0;
        all += counts[at]?.[field][of] ?? 0;
      }
      return all === 0 ? 0 : right / all;
    };
    const spread = draws.map(shareOf).sort((a, b) => a - b);
    const at = (share: number): number => spread[Math.floor(share * (spread.length - 1))] ?? 0;
    return { value: shareOf(whole), low: at(0.025), high: at(0.975) };
  };
  return Object.fromEntries(
    FIELDS.map((field) => [field, { precision: estimate(field, 'said'), recall: estimate(field, 'annotated') }]),
  ) as unknown as FieldScores;
}

/** Numbers from 0 to 1 that are always the same (a linear congruential generator; Numerical Recipes). */
function generator(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** How much of all whom either of two readings names do both name, 0 to 1 (Jaccard). */
export function overlap(a: ScoredMeeting, b: ScoredMeeting): number {
  const shared = align(a, b).filter(Boolean).length;
  return shared / Math.max(1, a.participants.length + b.participants.length - shared);
}
