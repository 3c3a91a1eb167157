import { createHash } from 'node:crypto';

/**
 * Follows a file as it grows: its state is its length with the SHA-256 of all bytes. Tells which states of earlier days
 * it came by, so that a file that lost or changed what it had is found out.
 */
export class StateTrack {
  readonly #hash = createHash('sha256');
  readonly #marked: ReadonlySet<number>;
  readonly #met = new Set<string>();
  #size = 0;

  constructor(marked: readonly string[]) {
    this.#marked = new Set(marked.map((state) => Number(state.split(' ')[0])));
  }

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    if (this.#marked.has(this.#size)) void this.state;
  }

  /** The present state, which the file has come by from then on. */
  get state(): string {
    if (this.#size === 0) return NOTHING;
    const state = `${this.#size} ${this.#hash.copy().digest('hex')}`;
    this.#met.add(state);
    return state;
  }

  reached(state: string): boolean {
    return state === NOTHING || this.#met.has(state);
  }
}

/** The state of a file that is not there yet. */
export const NOTHING = '0';
