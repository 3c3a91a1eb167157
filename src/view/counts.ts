import { STATUS_GROUPS, type StatusGroup } from './status.ts';

/** How many meetings of each status. */
export type Counts = Readonly<Record<StatusGroup, number>>;

export const NO_COUNTS: Counts = { held: 0, planned: 0, cancelled: 0, denied: 0 };

export const sum = (counts: Counts): number => STATUS_GROUPS.reduce((total, group) => total + counts[group], 0);

/** The status whose line a link gets: held if any was held, else the strongest of what was said. */
export const lineGroup = (counts: Counts): StatusGroup => STATUS_GROUPS.find((group) => counts[group] > 0) ?? 'held';

/** `met 7× · 1 planned`: only held meetings count as met. */
export function metWords(counts: Counts): string {
  const rest = STATUS_GROUPS.slice(1).filter((group) => counts[group] > 0);
  const met = counts.held > 0 ? [`met ${counts.held}×`] : [];
  return [...met, ...rest.map((group) => `${counts[group]} ${group}`)].join(' · ') || 'no meetings';
}

/** The same of one party: `7 held · 1 planned`. */
export const partWords = (counts: Counts): string => metWords(counts).replace(/^met (\d+)×/, '$1 held');
