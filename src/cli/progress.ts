import { harmless } from '../model/harmless.ts';
import { unguarded } from './guarded-output.ts';

/** A progress line on a terminal; nothing where there is none. */
export interface Progress {
  step(label: string): void;
  done(): void;
}

const EVERY_MS = 100;

/** Counts steps and shows count, rate and the newest label on stderr, at most ten times a second. */
export function progress(what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: () => {}, done: () => {} };
  const write = unguarded(stream);
  const started = Date.now();
  let count = 0;
  let shown = 0;
  return {
    step(label) {
      count++;
      if (Date.now() - shown < EVERY_MS) return;
      shown = Date.now();
      const rate = (count / Math.max(1, Date.now() - started)) * 1000;
      const line = `${count} ${what}, ${rate.toFixed(0)}/s  ${label}`;
      write(`\r\u001b[K${harmless(line.replace(/\s+/g, ' ')).slice(0, (stream.columns ?? 80) - 1)}`);
    },
    done: () => void write('\r\u001b[K'),
  };
}
