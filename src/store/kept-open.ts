import { isAskers } from '../model/errors.ts';
import type { GraphStore } from './contract.ts';

/** Milliseconds without a question after which a store is closed: a large graph takes much memory. */
const IDLE = 300_000;

interface Opened {
  readonly store: Promise<GraphStore>;
  users: number;
  /** Nobody asks it any more. */
  isLeft: boolean;
}

/**
 * A store for a program that answers questions again and again: opened at the first one, which takes seconds for a large
 * graph, and kept open. After a failure that is not the asker's, and after a while without questions, the next one
 * opens it anew.
 */
export class KeptOpen {
  readonly #open: () => Promise<GraphStore>;
  readonly #idle: number;
  #opened: Opened | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(open: () => Promise<GraphStore>, idle = IDLE) {
    this.#open = open;
    this.#idle = idle;
  }

  /** @throws what opening the store throws, and what the work does. */
  async use<Result>(work: (store: GraphStore) => Promise<Result>): Promise<Result> {
    clearTimeout(this.#timer);
    const opened = (this.#opened ??= { store: this.#open(), users: 0, isLeft: false });
    opened.users++;
    try {
      return await work(await opened.store);
    } catch (error) {
      if (!isAskers(error)) this.#leave(opened);
      throw error;
    } finally {
      opened.users--;
      await closeIfLeft(opened);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.close(), this.#idle).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const opened = this.#opened;
    if (!opened) return;
    this.#leave(opened);
    await closeIfLeft(opened);
  }

  #leave(opened: Opened): void {
    opened.isLeft = true;
    if (this.#opened === opened) this.#opened = null;
  }
}

async function closeIfLeft(opened: Opened): Promise<void> {
  if (!opened.isLeft || opened.users > 0) return;
  const store = await opened.store.catch(() => null);
  await store?.close();
}
