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

export const statusWord = (status: Status): string => status.charAt(0).toUpperCase() + status.slice(1);

/** True of a plan whose last day is before `today`: nothing says that it was held, nothing that it was not. */
export const isUnaccounted = (status: Status, end: string | null, today: string): boolean =>
  (status === 'planned' || status === 'proposed') && end !== null && end < today;

/** Reports that follow one another and say the same. */
export interface Turn<Report> {
  readonly status: Status;
  readonly reports: readonly Report[];
}

/** The history of a status as its turns: planned by these reports, then held by those. */
export function turns<Report extends { readonly status: Status }>(history: readonly Report[]): Turn<Report>[] {
  const found: { status: Status; reports: Report[] }[] = [];
  for (const report of history) {
    const last = found.at(-1);
    if (last?.status === report.status) last.reports.push(report);
    else found.push({ status: report.status, reports: [report] });
  }
  return found;
}
