import { harmless } from '../model/harmless.ts';
import { unguarded } from './guarded-output.ts';
import { isQuiet } from './terminal.ts';

/** A progress line on a terminal; nothing where there is none, or with --quiet. */
export interface Progress {
  /** One more is done; `share` of the whole, 0 to 1, lies behind, where that is known. */
  step(label: string, share?: number | null): void;
  /** Says what goes on now that steps are over. */
  phase(words: string): void;
  done(): void;
}

const EVERY_MS = 100;
/** Before that nobody knows how long it takes. */
const SURE_AFTER_MS = 2000;

/** Counts steps and shows count, rate, time left and the newest label on stderr, at most ten times a second. */
export function progress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || isQuiet()) return { step: () => {}, phase: () => {}, done: () => {} };
  const raw = unguarded(stream);
  const started = Date.now();
  let count = 0;
  let shown = 0;
  const write = (line: string): void => void raw(`\r\u001b[K${harmless(line).slice(0, (stream.columns || 80) - 1)}`);
  return {
    step(label, share = null) {
      count++;
      const now = Date.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      write(progressLine({ what, count, elapsed: now - started, share, label: label.replace(/\s+/g, ' ') }));
    },
    phase: (words) => write(words),
    done: () => void raw('\r\u001b[K'),
  };
}

/** What a progress line tells. `elapsed` in milliseconds. */
export interface ProgressState {
  readonly what: string;
  readonly count: number;
  readonly elapsed: number;
  readonly share: number | null;
  readonly label: string;
}

export function progressLine({ what, count, elapsed, share, label }: ProgressState): string {
  const rate = (count / Math.max(1, elapsed)) * 1000;
  const parts = [`${count} ${what}`, `${rate < 10 ? rate.toFixed(1) : rate.toFixed(0)}/s`];
  if (share !== null && share > 0) {
    parts.push(`${Math.floor(100 * Math.min(share, 1))} %`);
    if (elapsed > SURE_AFTER_MS && share < 1) parts.push(`${duration((elapsed * (1 - share)) / share)} left`);
  }
  return `${parts.join(', ')}  ${label}`;
}

/** `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
