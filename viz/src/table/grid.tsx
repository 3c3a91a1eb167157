import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { dateWords } from '../../../src/view/dates.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { StatusMark } from '../common/status-mark.tsx';
import { partyWords, placeWords } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';
import { COLUMNS } from './columns.ts';
import { useRowsInSight, withRow } from './in-sight.ts';

/** Row of the head; meetings are counted from 0. */
const HEAD = -1;

/** A row, HEAD for the first one, and a column. */
type Place = readonly [row: number, column: number];

/**
 * A grid with one cell in the order of Tab, from which arrows and pages go to all others. Only rows in sight are in the
 * page, and the one with the focus; each says its number of how many.
 */
export function Grid(props: { model: Model; meetings: readonly ViewMeeting[] }): preact.JSX.Element {
  const { model, meetings } = props;
  const rows = useRowsInSight(meetings.length);
  const at = useSignal<Place>([HEAD, 0]);
  const going = useRef(false);
  const row = Math.min(at.value[0], meetings.length - 1);
  const column = at.value[1];
  useLayoutEffect(() => {
    if (!going.current) return;
    going.current = false;
    rows.scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const next = step([row, column], event, meetings.length, rows.page());
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    going.current = true;
    at.value = next;
  };
  const height = rows.height.value;
  const drawn = withRow(rows.stretch.value, row === HEAD ? null : row).filter((each) => each.row < meetings.length);
  return (
    <div class="table-scroll" ref={rows.scroller}>
      <table role="grid" aria-label="Meetings" aria-rowcount={meetings.length + 1} onKeyDown={onKey}>
        <Head model={model} current={row === HEAD ? column : null} onPlace={(place) => (at.value = place)} />
        <tbody>
          {drawn.flatMap((each) => {
            const meeting = meetings[each.row] as ViewMeeting;
            return [
              each.skipped > 0 && <Gap key={`gap ${each.row}`} pixels={each.skipped * height} />,
              <Row
                key={meeting.id}
                model={model}
                meeting={meeting}
                number={each.row}
                current={each.row === row ? column : null}
                onPlace={(place) => (at.value = place)}
              />,
            ];
          })}
          <Gap key="rest" pixels={(meetings.length - 1 - (drawn.at(-1)?.row ?? meetings.length - 1)) * height} />
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads; null where it is none of the grid's. */
function step(
  [row, column]: Place,
  { key, ctrlKey }: KeyboardEvent,
  count: number,
  page: number,
): [row: number, column: number] | null {
  const last = COLUMNS.length - 1;
  const ways: Readonly<Record<string, Place>> = ctrlKey
    ? { Home: [0, 0], End: [count - 1, last] }
    : {
        ArrowUp: [row - 1, column],
        ArrowDown: [row + 1, column],
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        PageUp: [Math.max(0, row - page), column],
        PageDown: [row + page, column],
        Home: [row, 0],
        End: [row, last],
      };
  const way = ways[key];
  return way ? [Math.max(HEAD, Math.min(count - 1, way[0])), Math.max(0, Math.min(last, way[1]))] : null;
}

/** Room for rows that are not in the page. */
const Gap = ({ pixels }: { pixels: number }): preact.JSX.Element | null =>
  pixels > 0 ? (
    <tr class="gap" aria-hidden="true" style={{ height: `${pixels}px` }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  ) : null;

/** `current`: the column in the order of Tab, if that is here. */
function Head(props: { model: Model; current: number | null; onPlace: (place: Place) => void }): preact.JSX.Element {
  const { model, current, onPlace } = props;
  const { sort, down } = model.state;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {COLUMNS.map((each, place) => (
          <th
            key={each.name}
            scope="col"
            style={{ width: each.width ?? 'auto' }}
            aria-sort={each.id === sort ? (down ? 'descending' : 'ascending') : undefined}
          >
            <button
              type="button"
              class="plain"
              tabIndex={place === current ? 0 : -1}
              onFocus={() => onPlace([HEAD, place])}
              onClick={() => model.change({ sort: each.id, down: each.id === sort && !down }, 'sort')}
            >
              {each.name}
              <span aria-hidden="true">{each.id === sort ? (down ? ' ↓' : ' ↑') : ''}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row(props: {
  model: Model;
  meeting: ViewMeeting;
  number: number;
  current: number | null;
  onPlace: (place: Place) => void;
}): preact.JSX.Element {
  const { model, meeting, number, current, onPlace } = props;
  const lookup = model.lookup.value;
  const { selected } = model.state;
  const open = (toEvidence: boolean): void => {
    pick(model, meeting.id, false);
    model.arriving.value = toEvidence && model.pathFrom.value === null;
  };
  const who = partyWords(lookup, meeting);
  const where = placeWords(lookup, meeting, 'full');
  const cells = [
    dateWords(meeting.date),
    <StatusMark meeting={meeting} />,
    meeting.kind,
    <bdi title={who}>{who}</bdi>,
    <span title={where}>{where}</span>,
    meeting.topics.join(', '),
    meeting.sources,
  ];
  return (
    <tr
      aria-rowindex={number + 2}
      aria-selected={selected.length > 0 ? isMeant(meeting, selected) : undefined}
      // Words that are marked to be copied are no choice of a meeting.
      onClick={() => getSelection()?.isCollapsed !== false && open(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        open(true);
      }}
    >
      {cells.map((cell, place) => (
        <td key={COLUMNS[place]?.name} tabIndex={place === current ? 0 : -1} onFocus={() => onPlace([number, place])}>
          <div>{cell}</div>
        </td>
      ))}
    </tr>
  );
}

/** Whether a meeting is selected, or is one of a selected person, or of both ends of a selected link. */
function isMeant({ id, participants }: ViewMeeting, selected: readonly string[]): boolean {
  const has = (party: string): boolean => participants.some((each) => each.party === party);
  const ends = selected.find((each) => each.includes('~'))?.split('~');
  return selected.includes(id) || (ends ? ends.every(has) : selected.some(has));
}
