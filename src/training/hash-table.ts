/** The row of a hash that is not in the table. */
export const EMPTY = -1;

/** Rows of feature hashes by open addressing: a Map of millions of numbers is slow and ends at 2^24. */
export class HashTable {
  size = 0;
  #mask: number;
  #keys: Uint32Array;
  #rows: Int32Array;

  constructor(capacity = 2 ** 16) {
    this.#mask = capacity - 1;
    this.#keys = new Uint32Array(capacity);
    this.#rows = new Int32Array(capacity).fill(EMPTY);
  }

  get(hash: number): number {
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const row = this.#rows[slot] as number;
      if (row === EMPTY || this.#keys[slot] === hash) return row;
    }
  }

  /** The row of a hash, made where there is none. */
  add(hash: number): number {
    const known = this.get(hash);
    if (known !== EMPTY) return known;
    if (this.size * 2 > this.#mask) this.#grow();
    this.#place(hash, this.size);
    return this.size++;
  }

  *hashes(): Iterable<readonly [hash: number, row: number]> {
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#rows[slot] !== EMPTY) yield [this.#keys[slot] as number, this.#rows[slot] as number];
    }
  }

  #place(hash: number, row: number): void {
    let slot = hash & this.#mask;
    while (this.#rows[slot] !== EMPTY) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = hash;
    this.#rows[slot] = row;
  }

  #grow(): void {
    const [keys, rows] = [this.#keys, this.#rows];
    const capacity = 2 * keys.length;
    this.#mask = capacity - 1;
    this.#keys = new Uint32Array(capacity);
    this.#rows = new Int32Array(capacity).fill(EMPTY);
    rows.forEach((row, slot) => {
      if (row !== EMPTY) this.#place(keys[slot] as number, row);
    });
  }
}
