import { daysBetween, addDays, isDay } from '../../src/model/days.ts';
import { dayWords } from '../../src/view/dates.ts';
import { sum } from '../../src/view/projection.ts';
import { STATUS_GROUPS } from '../../src/view/status.ts';
import type { Bin } from '../../src/view/timeline.ts';
import type { Model } from './model.ts';

const HEIGHT = 48;

/** The histogram of meetings over time and the window of time that is shown. */
export function Time({ model }: { model: Model }): preact.JSX.Element {
  const { bins, step } = model.timeline.value;
  const { from, to, undated } = model.state.value;
  const { span } = model;
  return (
    <section class="time" aria-label="Time">
      {span && bins.length > 0 ? (
        <div class="dates">
          <Histogram bins={bins} step={step} from={from} to={to} />
          <Window
            model={model}
            first={bins[0]?.from ?? span.first}
            last={addDays(bins.at(-1)?.until ?? span.last, -1)}
          />
        </div>
      ) : (
        <p>No meeting has a date.</p>
      )}
      <div class="window">
        <DateField model={model} side="from" words="From" />
        <DateField model={model} side="to" words="To" />
        <label class="check">
          <input type="checkbox" checked={undated} onChange={() => model.change({ undated: !undated })} />
          <span>Without a date</span>
          <output>{model.undated.value}</output>
        </label>
      </div>
    </section>
  );
}

function Histogram(props: {
  bins: readonly Bin[];
  step: string;
  from: string | null;
  to: string | null;
}): preact.JSX.Element {
  const { bins, step, from, to } = props;
  const most = Math.max(1, ...bins.map(total));
  const unit = HEIGHT / most;
  const outside = (bin: Bin): boolean => (from !== null && bin.until <= from) || (to !== null && bin.from > to);
  return (
    <>
      <svg
        class="histogram"
        viewBox={`0 0 ${bins.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Meetings by ${step}, at most ${most} in one`}
      >
        <defs>
          <pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.4" height="3" />
          </pattern>
        </defs>
        {bins.map((bin, index) => (
          <g key={bin.from} class={outside(bin) ? 'outside' : ''}>
            <title>{`${dayWords(bin.from.slice(0, 7))}: ${total(bin)}`}</title>
            {stack(bin, unit).map(({ group, y, height }) => (
              <rect key={group} class={group} x={index * 10 + 1.2} y={y} width="7.6" height={height} />
            ))}
          </g>
        ))}
      </svg>
      <div class="years" aria-hidden="true">
        {bins.map((bin, index) => (
          <span key={bin.from}>{index === 0 || bin.from.slice(5, 7) === '01' ? bin.from.slice(0, 4) : ''}</span>
        ))}
      </div>
    </>
  );
}

const total = ({ counts }: Bin): number => sum(counts);

/** Held at the bottom, then planned, cancelled, denied. */
function stack({ counts }: Bin, unit: number): { group: string; y: number; height: number }[] {
  let top = HEIGHT;
  return STATUS_GROUPS.filter((group) => counts[group] > 0).map((group) => {
    const height = counts[group] * unit;
    top -= height;
    return { group, y: top + 0.8, height: Math.max(0.5, height - 0.8) };
  });
}

/** Two sliders over the same line; neither passes the other. */
function Window(props: { model: Model; first: string; last: string }): preact.JSX.Element {
  const { model, first, last } = props;
  const days = daysBetween(first, last);
  const { from, to } = model.state.value;
  const clamp = (day: string): number => Math.min(days, Math.max(0, daysBetween(first, day)));
  const low = from ? clamp(from) : 0;
  const high = to ? clamp(to) : days;
  const percent = (value: number): string => `${(value / (days || 1)) * 100}%`;
  const slider = (side: 'from' | 'to', value: number, words: string): preact.JSX.Element => (
    <input
      type="range"
      min="0"
      max={days}
      value={value}
      aria-label={words}
      aria-valuetext={dayWords(addDays(first, value))}
      onInput={({ currentTarget }) => {
        const wanted = currentTarget.valueAsNumber;
        const next = side === 'from' ? Math.min(wanted, high) : Math.max(wanted, low);
        const open = side === 'from' ? next === 0 : next === days;
        if (next !== wanted) currentTarget.valueAsNumber = next;
        model.change({ [side]: open ? null : addDays(first, next) }, 'same');
      }}
    />
  );
  return (
    <div class="brush">
      <span class="range" style={{ left: percent(low), right: percent(days - high) }} />
      {slider('from', low, 'First day shown')}
      {slider('to', high, 'Last day shown')}
    </div>
  );
}

const DateField = (props: { model: Model; side: 'from' | 'to'; words: string }): preact.JSX.Element => {
  const { model, side, words } = props;
  const { span, state } = model;
  return (
    <label>
      <span>{words}</span>
      <input
        type="date"
        value={state.value[side] ?? span?.[side === 'from' ? 'first' : 'last'] ?? ''}
        onChange={({ currentTarget: { value } }) => model.change({ [side]: isDay(value) ? value : null })}
      />
    </label>
  );
};
