import { useSignal } from '@preact/signals';
import { dateWords } from '../../src/view/dates.ts';
import type { ViewMeeting } from '../../src/view/view-data.ts';
import type { Model } from './model.ts';
import { StatusMark } from './status-mark.tsx';
import { partyWords, placeWords } from './words.ts';

const ROWS_AT_ONCE = 200;

interface Column {
  readonly name: string;
  /** What it is sorted by. */
  readonly key: (meeting: ViewMeeting, model: Model) => string | number;
}

const COLUMNS: readonly Column[] = [
  { name: 'Date', key: ({ start, end }) => start ?? end ?? '9999' },
  { name: 'Status', key: ({ status }) => status },
  { name: 'Kind', key: ({ kind }) => kind },
  { name: 'Who', key: (meeting, model) => partyWords(model, meeting) },
  { name: 'Where', key: (meeting, model) => placeWords(model, meeting, 'full') },
  { name: 'About', key: ({ topics }) => topics.join(', ') },
  { name: 'Sources', key: ({ sources }) => sources },
];

/** The meetings that the filters leave, as a table: all that the graph shows, without drawing. */
export function Table({ model }: { model: Model }): preact.JSX.Element {
  const sorted = useSignal<{ column: Column; down: boolean }>({ column: COLUMNS[0] as Column, down: false });
  const limit = useSignal(ROWS_AT_ONCE);
  const { column, down } = sorted.value;
  const meetings = sortBy(model.shown.value, (meeting) => column.key(meeting, model), down);
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
      {meetings.length > limit.value && (
        <button type="button" onClick={() => (limit.value += ROWS_AT_ONCE)}>
          Show more ({meetings.length - limit.value} left)
        </button>
      )}
    </section>
  );
}

function Row({ model, meeting }: { model: Model; meeting: ViewMeeting }): preact.JSX.Element {
  const { selected } = model.state.value;
  const marked =
    selected !== null &&
    (meeting.id === selected ||
      meeting.participants.some(({ party }) => party === selected) ||
      model.whole.links.get(selected)?.meetings.includes(meeting.id) === true);
  return (
    <tr class={marked ? 'marked' : ''}>
      <td class="day">{dateWords(meeting.date)}</td>
      <td>
        <StatusMark meeting={meeting} />
      </td>
      <td>{meeting.kind}</td>
      <td>
        <button type="button" class="plain name" onClick={() => model.open(meeting.id)}>
          {partyWords(model, meeting)}
        </button>
      </td>
      <td>{placeWords(model, meeting, 'full')}</td>
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
