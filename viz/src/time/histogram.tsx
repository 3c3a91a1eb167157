import { useSignal } from '@preact/signals';
import { addDays, type Day } from '../../../src/model/days.ts';
import { sum } from '../../../src/view/counts.ts';
import { dayWords } from '../../../src/view/dates.ts';
import { STATUS_GROUPS, type StatusGroup } from '../../../src/view/status.ts';
import type { Bin, Step } from '../../../src/view/timeline.ts';
import { today } from '../common/words.ts';
import type { Model } from '../model/model.ts';

const HEIGHT = 48;

/** Stacked bars by state; a pointer drawn over them makes the window, a click on one bar takes just that. */
export function Histogram(props: { model: Model; bins: readonly Bin[]; step: Step }): preact.JSX.Element {
  const { model, bins, step } = props;
  const start = useSignal<number | null>(null);
  const most = Math.max(1, ...bins.map(({ counts }) => sum(counts)));
  const binAt = ({ currentTarget, offsetX }: { currentTarget: SVGSVGElement; offsetX: number }): number =>
    Math.max(0, Math.min(bins.length - 1, Math.floor((offsetX / currentTarget.clientWidth) * bins.length)));
  const brush = (one: number, two: number): void => {
    const [first, last] = [bins[Math.min(one, two)], bins[Math.max(one, two)]];
    if (first && last) model.change({ from: first.from, to: addDays(last.until, -1) }, 'brush');
  };
  return (
    <>
      <svg
        class="histogram"
        viewBox={`0 0 ${bins.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Meetings by ${step}, at most ${most} in one`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.value = binAt(event);
          brush(start.value, start.value);
        }}
        onPointerMove={(event) => {
          if (start.value !== null && event.buttons === 1) brush(start.value, binAt(event));
        }}
        onPointerUp={() => (start.value = null)}
      >
        <defs>
          <pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.4" height="3" />
          </pattern>
        </defs>
        <Bars model={model} bins={bins} most={most} />
        {bins.map((bin, index) => (
          <rect key={bin.from} class="ground" x={index * 10} y="0" width="10" height={HEIGHT}>
            <title>{titleOf(bin, step)}</title>
          </rect>
        ))}
        <Today bins={bins} />
      </svg>
      <div class="years" aria-hidden="true">
        {bins.map((bin, index) => (
          <span key={bin.from}>{index === 0 || bin.from.slice(5, 7) === '01' ? bin.from.slice(0, 4) : ''}</span>
        ))}
      </div>
    </>
  );
}

function titleOf({ from, counts }: Bin, step: Step): string {
  const name =
    step === 'year' ? from.slice(0, 4) : `${step === 'quarter' ? 'quarter from ' : ''}${dayWords(from.slice(0, 7))}`;
  return [name, ...STATUS_GROUPS.filter((group) => counts[group] > 0).map((group) => `${counts[group]} ${group}`)].join(
    ', ',
  );
}

/** Those outside the window of time look otherwise; it moves with the slider, so they are drawn apart from the rest. */
function Bars({ model, bins, most }: { model: Model; bins: readonly Bin[]; most: number }): preact.JSX.Element {
  const { from, to } = model.state;
  const outside = (bin: Bin): boolean => (from !== null && bin.until <= from) || (to !== null && bin.from > to);
  return (
    <>
      {barsOf(bins, HEIGHT / most, outside).map(({ group, away, path }) => (
        <path key={`${group} ${away}`} class={`bars ${group} ${away ? 'outside' : ''}`} d={path} />
      ))}
    </>
  );
}

interface LookOfBars {
  readonly group: StatusGroup;
  /** Outside the window of time. */
  readonly away: boolean;
  readonly path: string;
}

/** All bars of one look as one path: an element for each would cost most of what a filter does here. */
function barsOf(bins: readonly Bin[], unit: number, outside: (bin: Bin) => boolean): LookOfBars[] {
  const stacks = bins.map((bin, index) => ({ away: outside(bin), x: index * 10 + 1.2, parts: stack(bin, unit) }));
  return STATUS_GROUPS.flatMap((group) =>
    [false, true].map((away) => ({
      group,
      away,
      path: stacks
        .flatMap((each) => (each.away === away ? each.parts.map((part) => ({ ...part, x: each.x })) : []))
        .flatMap((part) => (part.group === group ? `M${part.x} ${part.y}h7.6v${part.height}h-7.6z` : []))
        .join(''),
    })),
  );
}

/** Held at the bottom, then planned, cancelled, denied. */
function stack({ counts }: Bin, unit: number): { group: StatusGroup; y: number; height: number }[] {
  let top = HEIGHT;
  return STATUS_GROUPS.filter((group) => counts[group] > 0).map((group) => {
    const height = counts[group] * unit;
    top -= height;
    return { group, y: top + 0.8, height: Math.max(0.5, height - 0.8) };
  });
}

/** A line at today, where today is within the span. */
function Today({ bins }: { bins: readonly Bin[] }): preact.JSX.Element | null {
  const now: Day = today();
  const index = bins.findIndex(({ from, until }) => from <= now && now < until);
  if (index < 0) return null;
  return <line class="today" x1={index * 10 + 5} x2={index * 10 + 5} y1="0" y2={HEIGHT} />;
}
