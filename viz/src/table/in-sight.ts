import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Up to so many rows all are in the page, where the browser's own search and a screen reader's browsing find them. */
const ALL = 200;
/** Rows beyond the edges; by so many at once the rows in sight change. */
const BEYOND = 12;

/** Rows from `first` up to, but without, `until`. */
export interface Stretch {
  readonly first: number;
  readonly until: number;
}

export interface Rows {
  readonly scroller: { current: HTMLDivElement | null };
  readonly stretch: ReadonlySignal<Stretch>;
  /** Height of each row in pixels: all have the same. */
  readonly height: ReadonlySignal<number>;
  /** Whole rows that fit under the head, at least one. */
  page(): number;
}

/** Which of many rows of one height lie in sight. */
export function useRowsInSight(count: number): Rows {
  const scroller = useRef<HTMLDivElement>(null);
  const stretch = useSignal(stretchOf(count, 0, 0, 0));
  const height = useSignal(0);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = (): void => {
      height.value = box.querySelector('tbody tr[aria-rowindex]')?.getBoundingClientRect().height ?? height.peek();
      const next = stretchOf(count, height.peek(), box.scrollTop, box.clientHeight);
      const { first, until } = stretch.peek();
      if (next.first !== first || next.until !== until) stretch.value = next;
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [count, stretch, height]);
  return {
    scroller,
    stretch,
    height,
    page() {
      const { clientHeight = 0 } = scroller.current ?? {};
      const head = scroller.current?.querySelector('thead')?.clientHeight ?? 0;
      return Math.max(1, Math.floor((clientHeight - head) / (height.peek() || 1)));
    },
  };
}

function stretchOf(count: number, height: number, top: number, seen: number): Stretch {
  if (count <= ALL) return { first: 0, until: count };
  if (height === 0) return { first: 0, until: BEYOND };
  const from = Math.floor(top / height / BEYOND) * BEYOND;
  const to = Math.ceil((top + seen) / height / BEYOND) * BEYOND;
  const first = Math.min(Math.max(0, from - BEYOND), Math.max(0, count - BEYOND));
  return { first, until: Math.min(count, to + BEYOND) };
}

/** The stretch with one row more, wherever that is, with how many rows are left out before each. */
export function withRow({ first, until }: Stretch, row: number | null): { row: number; skipped: number }[] {
  const numbers = Array.from({ length: until - first }, (_, place) => first + place);
  if (row !== null && row < first) numbers.unshift(row);
  if (row !== null && row >= until) numbers.push(row);
  return numbers.map((number, place) => ({ row: number, skipped: number - (numbers[place - 1] ?? -1) - 1 }));
}
