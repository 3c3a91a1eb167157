import { useMemo } from 'preact/hooks';
import { exportCsv } from '../../../src/export/csv.ts';
import { download } from '../common/files.ts';
import { plural } from '../common/words.ts';
import { shownData } from '../dialogs/shown-data.ts';
import type { Model } from '../model/model.ts';
import { columnOf, sortedBy } from './columns.ts';
import { Grid } from './grid.tsx';

/** The meetings that the filters leave, as a table: all that the graph shows, without drawing. */
export function Table({ model }: { model: Model }): preact.JSX.Element {
  const { sort, down } = model.state;
  const passing = model.settled.value;
  const { meetings } = model.index.value.data;
  const lookup = model.lookup.value;
  // `passing` is another object after each filter, and the same one after a selection, which must not sort anew.
  const sorted = useMemo(
    () =>
      sortedBy(
        columnOf(sort),
        down,
        meetings.filter((_, number) => passing.tally.passes(number)),
        lookup,
      ),
    [passing, meetings, lookup, sort, down],
  );
  return (
    <section class="table-view" aria-label="Table of meetings">
      <p class="caption">
        {sorted.length === 0 ? 'No meeting passes the filters.' : `${plural(sorted.length, 'meeting')}.`}{' '}
        <button
          type="button"
          class="plain"
          onClick={() => download('meetings.csv', exportCsv(shownData(model), 'meetings').text, 'text/csv')}
        >
          Save as CSV
        </button>
      </p>
      <Grid model={model} meetings={sorted} />
    </section>
  );
}
