import { hash } from 'node:crypto';
import type { Field, Judgement, Truth } from '../../model/judgement.ts';
import { inForce } from '../../resolve/ledger/in-force.ts';
import type { Meeting } from '../../model/world.ts';

/** What is asked of a meeting: is it one at all, and is each field right? */
export const AUDITED = ['meeting', 'participant', 'status', 'kind', 'date', 'place'] as const;
export type Audited = (typeof AUDITED)[number];

/** How often a field was right among the meetings that were looked at, with the 95 % interval. */
export interface Precision {
  readonly field: Audited;
  readonly right: number;
  readonly wrong: number;
  /** 0 to 1; null where nothing was judged. */
  readonly precision: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The mark of an audit in the ledger: its judgements have it as their reason. */
export const auditMark = (seed: string): string => `audit ${seed}`;

const fieldOf = ({ field }: Truth): Audited => field ?? 'meeting';

/** Judgements of one audit that count, the newest on each field of each meeting. */
function answersOf(ledger: readonly Judgement[], seed: string): Truth[] {
  const mark = auditMark(seed);
  const newest = new Map<string, Truth>();
  for (const row of inForce(ledger)) {
    if (row.kind !== 'truth' || row.reason !== mark) continue;
    const key = `${row.subject.id} ${fieldOf(row)}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  return [...newest.values()];
}

/**
 * So many meetings by lot, without those that this audit has judged: the same meetings and seed give the same sample, and
 * a meeting that joins or goes changes no other's lot. `left`: how many of the wanted number are still to judge.
 */
export function drawMeetings(
  meetings: readonly Meeting[],
  ledger: readonly Judgement[],
  count: number,
  seed: string,
): { readonly drawn: readonly Meeting[]; readonly judged: number } {
  const answers = answersOf(ledger, seed);
  const seen = new Set(answers.flatMap(({ subject }) => [subject.id, ...subject.claims.map(({ claim }) => claim)]));
  const judged = new Set(answers.map(({ subject }) => subject.id)).size;
  const open = meetings.filter(({ id, claims }) => !seen.has(id) && !claims.some((claim) => seen.has(claim)));
  const lots = new Map(open.map(({ id }) => [id, lotOf(id, seed)]));
  const drawn = [...open].sort((a, b) => ((lots.get(a.id) ?? '') < (lots.get(b.id) ?? '') ? -1 : 1));
  return { drawn: drawn.slice(0, Math.max(0, count - judged)), judged };
}

const lotOf = (id: string, seed: string): string => hash('sha256', `${seed}\u0000${id}`);

/** What there is to judge of a meeting: fields without a value are not asked about. */
export const fieldsToJudge = ({ date, places, participants }: Meeting): Field[] => [
  ...(participants.length > 0 ? (['participant'] as const) : []),
  'status',
  'kind',
  ...(date === null ? [] : (['date'] as const)),
  ...(places.length === 0 ? [] : (['place'] as const)),
];

/** Precision of each field in one audit, by Wilson's score interval. */
export function precisionOf(ledger: readonly Judgement[], seed: string): Precision[] {
  const answers = answersOf(ledger, seed);
  return AUDITED.map((field) => {
    const own = answers.filter((answer) => fieldOf(answer) === field);
    const right = own.filter(({ verdict }) => verdict === 'positive').length;
    return { field, right, wrong: own.length - right, ...wilson(right, own.length) };
  });
}

/** The normal deviate of 95 %. */
const Z = 1.959964;

/** Wilson's score interval ("Probable inference, the law of succession, and statistical inference", JASA 1927). */
export function wilson(right: number, of: number): Pick<Precision, 'precision' | 'low' | 'high'> {
  if (of === 0) return { precision: null, low: null, high: null };
  const share = right / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / scale;
  return { precision: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
