import { WhometError } from '../../model/errors.ts';

/** Waits for signs of life from a server. */
export interface Silence {
  /** To be called for whatever comes from the server: its time begins anew. */
  heard(): void;
  /** Never fulfilled; rejected with `store/slow` once the server was silent for too long. */
  readonly silent: Promise<never>;
  /** Waits no longer. */
  end(): void;
}

/** Listens to the server at `where`, which may be silent for `limit` milliseconds at a time. */
export function listen(limit: number, where: string): Silence {
  let last = Date.now();
  let timer: NodeJS.Timeout;
  const silent = new Promise<never>((_, reject) => {
    const wait = (milliseconds: number): void => {
      timer = setTimeout(() => {
        const left = last + limit - Date.now();
        if (left > 0) wait(left);
        else reject(slow(where, limit));
      }, milliseconds);
    };
    wait(limit);
  });
  return {
    heard: () => {
      last = Date.now();
    },
    silent,
    end: () => clearTimeout(timer),
  };
}

const slow = (where: string, limit: number): WhometError =>
  new WhometError({
    code: 'store/slow',
    message: `The server took the question and was silent for ${limit / 1000} s.`,
    where,
    next: 'See what it is busy with, or whether it hangs; then run the same command again: what was written is kept.',
  });
