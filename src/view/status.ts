import type { Status } from '../model/claim.ts';

/** Statuses that look alike on screen: one line style, one symbol, one checkbox. */
export const STATUS_GROUPS = ['held', 'planned', 'cancelled', 'denied'] as const;
export type StatusGroup = (typeof STATUS_GROUPS)[number];

/** Line styles of links: status is told by the line, a symbol and a word, never by colour alone. */
export const LINE_OF: Readonly<Record<StatusGroup, 'solid' | 'dashed' | 'dotted'>> = {
  held: 'solid',
  planned: 'dashed',
  cancelled: 'dotted',
  denied: 'dotted',
};

export const SYMBOL_OF: Readonly<Record<StatusGroup, string>> = {
  held: '●',
  planned: '◌',
  cancelled: '✕',
  denied: '?',
};

export const GROUP_NAMES: Readonly<Record<StatusGroup, string>> = {
  held: 'Held',
  planned: 'Planned',
  cancelled: 'Cancelled',
  denied: 'Denied',
};

const GROUP_OF: Readonly<Record<Status, StatusGroup>> = {
  held: 'held',
  planned: 'planned',
  proposed: 'planned',
  postponed: 'planned',
  cancelled: 'cancelled',
  declined: 'cancelled',
  denied: 'denied',
};

export const groupOf = (status: Status): StatusGroup => GROUP_OF[status];

/** A status as a reader says it: `Planned, no account of its holding` once its last day is before `today`. */
export function statusWords(status: Status, end: string | null, today: string): string {
  const word = status.charAt(0).toUpperCase() + status.slice(1);
  const open = status === 'planned' || status === 'proposed';
  return open && end !== null && end < today ? `${word}, no account of its holding` : word;
}
