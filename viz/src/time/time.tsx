import { addDays } from '../../../src/model/days.ts';
import { countUndated, timeline } from '../../../src/view/timeline.ts';
import type { Model } from '../model/model.ts';
import { Histogram } from './histogram.tsx';
import { Lanes } from './lanes.tsx';
import { Play } from './play.tsx';
import { DateField, Window } from './window.tsx';

/** The histogram of meetings over time, the window of time that is shown, and the lanes of the selection. */
export function Time({ model }: { model: Model }): preact.JSX.Element {
  const { undated } = model.state;
  const { sieve } = model.settled.value;
  const span = model.span.value;
  const made = span && timeline(model.index.value, sieve, span);
  const days = made &&
    made.bins.length > 0 && {
      first: made.bins[0]?.from ?? span.first,
      last: addDays(made.bins.at(-1)?.until ?? span.last, -1),
    };
  return (
    <section class="time" aria-label="Time">
      {made && days ? (
        <>
          <Play model={model} step={made.step} />
          <div class="dates">
            <Histogram model={model} bins={made.bins} step={made.step} />
            <Window model={model} span={days} />
            <Lanes model={model} span={days} />
          </div>
        </>
      ) : (
        <p>No meeting has a date.</p>
      )}
      <div class="window">
        <DateField model={model} side="from" words="From" />
        <DateField model={model} side="to" words="To" />
        <label class="check">
          <input type="checkbox" checked={undated} onChange={() => model.change({ undated: !undated })} />
          <span>Without a date</span>
          <output>{countUndated(model.index.value, sieve)}</output>
        </label>
      </div>
    </section>
  );
}
