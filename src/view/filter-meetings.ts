import { groupOf } from './status.ts';
import type { Counts } from './projection.ts';
import { noCounts } from './projection.ts';
import type { ViewMeeting } from './view-data.ts';
import type { ViewState } from './view-state.ts';

type Limits = Pick<ViewState, 'statuses' | 'from' | 'to' | 'undated' | 'place' | 'topic'>;

/** What is left after every filter. */
export const filterMeetings = (meetings: readonly ViewMeeting[], limits: Limits): ViewMeeting[] =>
  meetings.filter(
    (meeting) => matchesStatus(meeting, limits) && matchesTime(meeting, limits) && inScope(meeting, limits),
  );

/** What each status box would add: everything but the statuses applied. */
export function countStatuses(meetings: readonly ViewMeeting[], limits: Limits): Counts {
  const counts = noCounts();
  for (const meeting of meetings)
    if (matchesTime(meeting, limits) && inScope(meeting, limits)) counts[groupOf(meeting.status)] += 1;
  return counts;
}

/** Meetings without any bound of their day, all but time applied. */
export const countUndated = (meetings: readonly ViewMeeting[], limits: Limits): number =>
  meetings.filter((meeting) => isUndated(meeting) && matchesStatus(meeting, limits) && inScope(meeting, limits)).length;

/** What the timeline draws: all but the time filter applied. */
export const timeless = (meetings: readonly ViewMeeting[], limits: Limits): ViewMeeting[] =>
  meetings.filter((meeting) => matchesStatus(meeting, limits) && inScope(meeting, limits));

export const isUndated = ({ start, end }: ViewMeeting): boolean => start === null && end === null;

const matchesStatus = ({ status }: ViewMeeting, { statuses }: Limits): boolean => statuses.includes(groupOf(status));

/** A meeting known only to lie in an interval is shown when any day of it is. */
function matchesTime(meeting: ViewMeeting, { from, to, undated }: Limits): boolean {
  if (isUndated(meeting)) return undated;
  const last = meeting.end ?? meeting.start ?? '';
  const first = meeting.start ?? meeting.end ?? '';
  return (from === null || last >= from) && (to === null || first <= to);
}

const inScope = ({ places, topics }: ViewMeeting, { place, topic }: Limits): boolean =>
  (place === null || places.some((alternative) => alternative.includes(place))) &&
  (topic === null || topics.includes(topic));
