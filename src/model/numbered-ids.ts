const DIGITS = 16;
/** Slots for each id: more than this share of them is never taken. */
const MOST_TAKEN = 0.7;
const FIRST_SLOTS = 1024;

/** A longer copy, for what is filled from the start. */
export function grown<Numbers extends Uint32Array | Float64Array | Uint8Array>(
  numbers: Numbers,
  length: number,
): Numbers {
  if (length <= numbers.length) return numbers;
  const longer = new (numbers.constructor as new (length: number) => Numbers)(Math.max(length, 2 * numbers.length));
  longer.set(numbers);
  return longer;
}

/**
 * Gives ids numbers from 0, in the order of their coming. Of an id that is `prefix` and sixteen hexadecimal digits, as
 * `makeId` makes them, only the digits are kept, in some twenty bytes, where a Map of texts takes over a hundred; any other
 * text is kept as it is.
 */
export class NumberedIds<Id extends string = string> {
  readonly #prefix: string;
  #size = 0;
  /** The digits of each id as two numbers. */
  #digits = new Uint32Array(FIRST_SLOTS);
  /** A hash table of numbers, each one higher: 0 is an empty slot. */
  #slots = new Uint32Array(FIRST_SLOTS);
  readonly #others = new Map<string, number>();
  readonly #otherIds = new Map<number, Id>();

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of an id, a new one where it has none. */
  add(id: Id): number {
    const known = this.numberOf(id);
    if (known !== undefined) return known;
    const number = this.#size++;
    const digits = this.#digitsOf(id);
    if (digits) this.#keep(number, ...digits);
    else {
      this.#others.set(id, number);
      this.#otherIds.set(number, id);
    }
    return number;
  }

  numberOf(id: string): number | undefined {
    const digits = this.#digitsOf(id);
    if (!digits) return this.#others.get(id);
    const taken = this.#slots[this.#slotOf(...digits)] as number;
    return taken === 0 ? undefined : taken - 1;
  }

  /** The id with a number below `size`. */
  idOf(number: number): Id {
    const other = this.#otherIds.get(number);
    if (other !== undefined) return other;
    const [high, low] = [this.#digits[2 * number] as number, this.#digits[2 * number + 1] as number];
    return `${this.#prefix}${hexadecimal(high)}${hexadecimal(low)}` as Id;
  }

  #digitsOf(id: string): [high: number, low: number] | null {
    const from = this.#prefix.length;
    if (id.length !== from + DIGITS || !id.startsWith(this.#prefix)) return null;
    const [high, low] = [id.slice(from, from + DIGITS / 2), id.slice(from + DIGITS / 2)];
    return isHexadecimal(high) && isHexadecimal(low) ? [Number.parseInt(high, 16), Number.parseInt(low, 16)] : null;
  }

  #keep(number: number, high: number, low: number): void {
    this.#digits = grown(this.#digits, 2 * number + 2);
    this.#digits[2 * number] = high;
    this.#digits[2 * number + 1] = low;
    if (this.#size > this.#slots.length * MOST_TAKEN) this.#makeRoom();
    this.#slots[this.#slotOf(high, low)] = number + 1;
  }

  /** Where the digits stand, or would. */
  #slotOf(high: number, low: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot] as number;
      if (taken === 0) return slot;
      if (this.#digits[2 * taken - 2] === high && this.#digits[2 * taken - 1] === low) return slot;
    }
  }

  #makeRoom(): void {
    const former = this.#slots;
    this.#slots = new Uint32Array(2 * former.length);
    for (const taken of former)
      if (taken > 0)
        this.#slots[this.#slotOf(this.#digits[2 * taken - 2] as number, this.#digits[2 * taken - 1] as number)] = taken;
  }
}

/** In small letters: an id is the same text again when it comes back. */
const isHexadecimal = (text: string): boolean => /^[0-9a-f]{8}$/.test(text);

const hexadecimal = (number: number): string => number.toString(16).padStart(DIGITS / 2, '0');
