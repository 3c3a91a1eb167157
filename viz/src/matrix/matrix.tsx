import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dateWords, dayWords } from '../../../src/view/dates.ts';
import { makeMatrix, type Matrix } from '../../../src/view/matrix.ts';
import { groupOf, SYMBOL_OF } from '../../../src/view/status.ts';
import type { ViewMeeting } from '../../../src/view/view-data.ts';
import { placeWords, plural } from '../common/words.ts';
import type { Model } from '../model/model.ts';
import { pick } from '../network/actions.ts';

const START = { rows: 40, columns: 80 };
const MOST = { rows: 200, columns: 400 };

/** People down, meetings across in the order of time: who was in the room together, again and again. */
export function MatrixView({ model }: { model: Model }): preact.JSX.Element {
  const limits = useSignal(START);
  const index = model.index.value;
  const selected = model.state.selected.flatMap((id) => id.split('~'));
  const chosen = new Set(selected.flatMap((id) => index.nodeAt.get(id) ?? []).filter((node) => node < index.parties));
  const matrix = makeMatrix(index, model.settled.value.tally, chosen, limits.value);
  const left = [
    matrix.moreColumns > 0 && `${plural(matrix.moreColumns, 'earlier meeting')}`,
    matrix.moreRows > 0 && `${matrix.moreRows} people`,
  ].filter(Boolean);
  return (
    <section class="matrix-view" aria-label="Matrix of people and meetings">
      <p class="caption">
        {matrix.columns.length === 0
          ? 'No meeting of two or more passes the filters.'
          : `${plural(matrix.rows.length, 'row')}, ${plural(matrix.columns.length, 'meeting')} in the order of time${
              chosen.size > 0 ? ', of the selection' : ''
            }.`}{' '}
        {left.length > 0 && `Left out: ${left.join(' and ')}.`}{' '}
        {left.length > 0 && limits.value.columns < MOST.columns && (
          <button type="button" class="plain" onClick={() => (limits.value = MOST)}>
            Show more
          </button>
        )}
      </p>
      {matrix.columns.length > 0 && <Grid model={model} matrix={matrix} />}
    </section>
  );
}

/** A grid with one cell in the order of Tab; arrows go from mark to mark. */
function Grid({ model, matrix }: { model: Model; matrix: Matrix }): preact.JSX.Element {
  const grid = useRef<HTMLTableElement>(null);
  const at = useSignal<readonly [row: number, column: number] | null>(null);
  const { parties, meetings } = model.index.value.data;
  const { selected } = model.state;
  const [row, column] = at.value ?? [matrix.marks[0]?.[0] ?? 0, 0];
  const onKey = (event: KeyboardEvent): void => {
    const next = step(matrix, [row, column], event.key);
    if (!next) return;
    event.preventDefault();
    at.value = next;
    grid.current?.querySelector<HTMLElement>(`[data-at="${next.join(' ')}"]`)?.focus();
  };
  return (
    <div class="matrix-scroll">
      <table class="matrix" role="grid" ref={grid} onKeyDown={onKey} aria-label="Who was at which meeting">
        <thead>
          <tr>
            <td />
            {matrix.columns.map((number) => (
              <th key={number} scope="col">
                <span>{headOf(meetings[number])}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((party, place) => (
            <tr key={party} class={selected.includes(parties[party]?.id ?? '') ? 'marked' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="plain"
                  tabIndex={-1}
                  onClick={() => pick(model, parties[party]?.id ?? null, false)}
                >
                  <bdi>{parties[party]?.name}</bdi>
                </button>
              </th>
              {matrix.columns.map((number, across) => (
                <Cell
                  key={number}
                  model={model}
                  number={number}
                  rows={matrix.marks[across] ?? []}
                  place={place}
                  across={across}
                  current={place === row && across === column}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The first day is enough over a narrow column; the mark's name has the whole date. */
const headOf = (meeting: ViewMeeting | undefined): string =>
  meeting?.precision === 'day' || !meeting?.start ? dateWords(meeting?.date ?? null) : `${dayWords(meeting.start)} …`;

function Cell(props: {
  model: Model;
  number: number;
  rows: readonly number[];
  place: number;
  across: number;
  current: boolean;
}): preact.JSX.Element {
  const { model, number, rows, place, across, current } = props;
  const meeting = model.index.value.data.meetings[number];
  if (!meeting || !rows.includes(place)) {
    const between = place > (rows[0] ?? Infinity) && place < (rows.at(-1) ?? -1);
    return <td class={between ? 'between' : undefined} />;
  }
  const group = groupOf(meeting.status);
  const ends = `${place > (rows[0] ?? 0) ? 'up' : ''} ${place < (rows.at(-1) ?? 0) ? 'down' : ''}`;
  const where = placeWords(model.lookup.value, meeting, 'short');
  const words = [dateWords(meeting.date), meeting.status, where, meeting.title].filter(Boolean).join(', ');
  return (
    <td class={ends} aria-selected={model.state.selected.includes(meeting.id)}>
      <button
        type="button"
        class={`dot ${group}`}
        data-at={`${place} ${across}`}
        tabIndex={current ? 0 : -1}
        aria-label={words}
        title={words}
        onClick={() => pick(model, meeting.id, false)}
      >
        {SYMBOL_OF[group]}
      </button>
    </td>
  );
}

/** From a mark to the next in a direction: up and down within the meeting, left and right along the person. */
function step({ marks }: Matrix, [row, column]: readonly [number, number], key: string): [number, number] | null {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const rows = marks[column] ?? [];
    const next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
    return next === undefined ? null : [next, column];
  }
  const columns = marks.flatMap((rows, place) => (rows.includes(row) ? [place] : []));
  const here = columns.indexOf(column);
  const wanted = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: columns.length - 1 }[key];
  const next = wanted === undefined ? undefined : columns[wanted];
  return next === undefined ? null : [row, next];
}
