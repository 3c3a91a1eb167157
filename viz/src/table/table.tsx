import { useSignal } from '@preact/signals';
import { exportCsv } from '../../../src/export/csv.ts';
import { dateWords } from '../../../src/view/dates.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { download } from '../common/files.ts';
import { StatusMark } from '../common/status-mark.tsx';
import { partyWords, placeWords } from '../common/words.ts';
import { shownData } from '../dialogs/shown-data.ts';
import type { Lookup } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';

const ROWS_AT_ONCE = 200;

interface Column {
  readonly name: string;
  /** What it is sorted by. */
  readonly key: (meeting: ViewMeeting, lookup: Lookup) => string | number;
}

const COLUMNS: readonly Column[] = [
  { name: 'Date', key: ({ start, end }) => start ?? end ?? '9999' },
  { name: 'Status', key: ({ status }) => status },
  { name: 'Kind', key: ({ kind }) => kind },
  { name: 'Who', key: (meeting, lookup) => partyWords(lookup, meeting) },
  { name: 'Where', key: (meeting, lookup) => placeWords(lookup, meeting, 'full') },
  { name: 'About', key: ({ topics }) => topics.join(', ') },
  { name: 'Sources', key: ({ sources }) => sources },
];

/** The meetings that the filters leave, as a table: all that the graph shows, without drawing. */
export function Table({ model }: { model: Model }): preact.JSX.Element {
  const sorted = useSignal<{ column: Column; down: boolean }>({ column: COLUMNS[0] as Column, down: false });
  const limit = useSignal(ROWS_AT_ONCE);
  const { column, down } = sorted.value;
  const { tally } = model.settled.value;
  const shown = model.index.value.data.meetings.filter((_, number) => tally.passes(number));
  const meetings = sortBy(shown, (meeting) => column.key(meeting, model.lookup.value), down);
  return (
    <section class="table-view" aria-label="Table of meetings" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((each) => (
              <th
                key={each.name}
                scope="col"
                aria-sort={each === column ? (down ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  class="plain"
                  onClick={() => (sorted.value = { column: each, down: each === column && !down })}
                >
                  {each.name}
                  <span aria-hidden="true">{each === column ? (down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {meetings.slice(0, limit.value).map((meeting) => (
            <Row key={meeting.id} model={model} meeting={meeting} />
          ))}
        </tbody>
      </table>
      <p class="caption">
        {meetings.length > limit.value && (
          <button type="button" onClick={() => (limit.value += ROWS_AT_ONCE)}>
            Show more ({meetings.length - limit.value} left)
          </button>
        )}{' '}
        <button
          type="button"
          onClick={() => download('meetings.csv', exportCsv(shownData(model), 'meetings').text, 'text/csv')}
        >
          Save as CSV
        </button>
      </p>
    </section>
  );
}

function Row({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  const lookup = model.lookup.value;
  const chosen = new Set(model.state.value.selected.flatMap((id) => [id, ...id.split('~')]));
  const ends = model.state.value.selected.find((id) => id.includes('~'))?.split('~');
  const has = (id: string): boolean => meeting.participants.some(({ party }) => party === id);
  const marked = chosen.has(meeting.id) || (ends ? ends.every(has) : [...chosen].some(has));
  return (
    <tr class={marked ? 'marked' : ''}>
      <td class="day">{dateWords(meeting.date)}</td>
      <td>
        <StatusMark meeting={meeting} />
      </td>
      <td>{meeting.kind}</td>
      <td>
        <button type="button" class="plain name" onClick={() => pick(model, meeting.id, false)}>
          <bdi>{partyWords(lookup, meeting)}</bdi>
        </button>
      </td>
      <td>{placeWords(lookup, meeting, 'full')}</td>
      <td>{meeting.topics.join(', ')}</td>
      <td class="number">{meeting.sources}</td>
    </tr>
  );
}

function sortBy<Item>(items: readonly Item[], key: (item: Item) => string | number, down: boolean): Item[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return (down ? keyed.reverse() : keyed).map(({ item }) => item);
}
