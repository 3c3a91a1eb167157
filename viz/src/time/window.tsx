import { addDays, daysBetween, isDay } from '../../../src/model/days.ts';
import { dayWords } from '../../../src/view/dates.ts';
import type { Span } from '../../../src/view/timeline.ts';
import type { Model } from '../model/model.ts';

/** Two sliders over the same line; neither passes the other. Space between them plays. */
export function Window({ model, span }: { model: Model; span: Span }): preact.JSX.Element {
  const days = daysBetween(span.first, span.last);
  const { from, to } = model.state;
  const clamp = (day: string): number => Math.min(days, Math.max(0, daysBetween(span.first, day)));
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
      aria-valuetext={dayWords(addDays(span.first, value))}
      onInput={({ currentTarget }) => {
        const wanted = currentTarget.valueAsNumber;
        const next = side === 'from' ? Math.min(wanted, high) : Math.max(wanted, low);
        const open = side === 'from' ? next === 0 : next === days;
        if (next !== wanted) currentTarget.valueAsNumber = next;
        model.change({ [side]: open ? null : addDays(span.first, next) }, `slide ${side}`);
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

export function DateField(props: { model: Model; side: 'from' | 'to'; words: string }): preact.JSX.Element {
  const { model, side, words } = props;
  const shown = model.state[side] ?? model.span.value?.[side === 'from' ? 'first' : 'last'] ?? '';
  return (
    <label>
      <span>{words}</span>
      <input
        type="date"
        value={shown}
        onChange={({ currentTarget: { value } }) => model.change({ [side]: isDay(value) ? value : null })}
      />
    </label>
  );
}
