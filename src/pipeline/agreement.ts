import { overlap } from './fields.ts';
import { sameDate, samePlace } from './same.ts';
import { matchMeetings } from './score.ts';
import type { ScoredDocument, ScoredMeeting } from './scored.ts';

/**
 * Krippendorff's alpha of two coders (Content Analysis, 2004, chapter 11): 1 is agreement, 0 what chance would give.
 * `distance` of two values is from 0 (the same) to 1. Null where there is nothing to tell: fewer than two values, or all alike.
 */
export function alpha<Value>(
  pairs: readonly (readonly [Value, Value])[],
  distance: (a: Value, b: Value) => number,
): number | null {
  const values = pairs.flat();
  const observed = pairs.reduce((sum, [a, b]) => sum + 2 * distance(a, b), 0) / values.length;
  let all = 0;
  values.forEach((a, at) => values.forEach((b, other) => (all += at === other ? 0 : distance(a, b))));
  const expected = all / (values.length * (values.length - 1));
  return expected > 0 ? 1 - observed / expected : null;
}

export interface Agreement {
  /** Articles that both coded. */
  readonly articles: number;
  /** Encounters that both found, and that only one found. */
  readonly both: number;
  readonly one: number;
  /** `any`: does the article tell of an encounter? The others: of the encounters that both found. */
  readonly alpha: Readonly<Record<'any' | 'participants' | 'status' | 'kind' | 'place' | 'date', number | null>>;
}

const nominal = (a: unknown, b: unknown): number => Number(a !== b);

/** How far two coders agree. */
export function agreementOf(first: readonly ScoredDocument[], second: readonly ScoredDocument[]): Agreement {
  const byId = new Map(second.map((document) => [document.id, document.meetings]));
  const coded = first.flatMap(({ id, meetings }) => {
    const others = byId.get(id);
    return others ? [[meetings, others] as const] : [];
  });
  const pairs = coded.flatMap(([a, b]) => [...matchMeetings(a, b)]);
  const of = (distance: (a: ScoredMeeting, b: ScoredMeeting) => number): number | null => alpha(pairs, distance);
  return {
    articles: coded.length,
    both: pairs.length,
    one: coded.reduce((sum, [a, b]) => sum + a.length + b.length, 0) - 2 * pairs.length,
    alpha: {
      any: alpha(
        coded.map(([a, b]) => [a.length > 0, b.length > 0] as const),
        nominal,
      ),
      participants: of((a, b) => 1 - overlap(a, b)),
      status: of((a, b) => nominal(a.status, b.status)),
      kind: of((a, b) => nominal(a.kind, b.kind)),
      place: of((a, b) => Number(!samePlace(a.place, b.place) && !samePlace(b.place, a.place))),
      date: of((a, b) => Number(!sameDate(a.date, b.date) && !sameDate(b.date, a.date))),
    },
  };
}
