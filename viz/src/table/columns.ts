import { fold } from '../../../src/view/text.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { SORT_KEYS, type SortKey } from '../../../src/view/view-state.ts';
import { partyWords, placeWords } from '../common/words.ts';
import type { Lookup } from '../model/lookup.ts';

export interface Column {
  readonly name: string;
  /** The rest goes to who and where. */
  readonly width?: string;
  /** What it is sorted by. */
  readonly key: (meeting: ViewMeeting, lookup: Lookup) => string | number;
}

/** What stands after every day. */
const NO_DATE = '9999';

const BY_KEY: Readonly<Record<SortKey, Column>> = {
  date: { name: 'Date', width: '8em', key: ({ start, end }) => start ?? end ?? NO_DATE },
  status: { name: 'Status', width: '8.5em', key: ({ status }) => status },
  kind: { name: 'Kind', width: '5.5em', key: ({ kind }) => kind },
  who: { name: 'Who', key: (meeting, lookup) => fold(partyWords(lookup, meeting)) },
  where: { name: 'Where', key: (meeting, lookup) => fold(placeWords(lookup, meeting, 'full')) },
  about: { name: 'About', width: '8.5em', key: ({ topics }) => fold(topics.join(', ')) },
  sources: { name: 'Sources', width: '5.5em', key: ({ sources }) => sources },
};

export const columnOf = (key: SortKey): Column => BY_KEY[key];

export const COLUMNS: readonly (Column & { readonly id: SortKey })[] = SORT_KEYS.map((id) => ({ id, ...BY_KEY[id] }));

/** In the order of a column; what is equal in it stays in the order in which it came. */
export function sortedBy(
  { key }: Column,
  down: boolean,
  meetings: readonly ViewMeeting[],
  lookup: Lookup,
): ViewMeeting[] {
  const keyed = meetings.map((meeting) => ({ meeting, key: key(meeting, lookup) }));
  const sign = down ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return keyed.map(({ meeting }) => meeting);
}
