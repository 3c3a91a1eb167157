import { hash } from 'node:crypto';
import type { ArticleId } from '../../model/ids.ts';
import { grown, NumberedIds } from '../../model/numbered-ids.ts';
import type { Head } from './record-lines.ts';

/** Where a line of the record stands: bytes from the start of the file, without the line end. */
export interface Extent {
  readonly offset: number;
  readonly length: number;
}

const [GONE, CURRENT, REPLACED] = [0, 1, 2];

/** Sixteen hexadecimal digits for a place. Two places that shared them would only have their texts compared. */
const placeKey = (place: string): string => hash('sha256', place).slice(0, 16);

/**
 * Which articles a record holds, where their lines stand, and which were found at a place. Kept in columns of numbers, some
 * eighty bytes an article: a long ingest would fill the memory with objects and texts.
 */
export class RecordIndex {
  readonly #articles = new NumberedIds<ArticleId>('art_');
  /** Of each article by its number: what became of it, and where its last line stands. */
  #states = new Uint8Array(0);
  #offsets = new Float64Array(0);
  #lengths = new Uint32Array(0);
  #current = 0;
  /** By the ids of replaced texts: the correction. */
  readonly #replacedBy = new Map<ArticleId, ArticleId>();
  readonly #places = new NumberedIds();
  /** Of each place by its number: the article that was found there. */
  #foundAt = new Uint32Array(0);
  /** Of the few places where several were found: all but the first. */
  readonly #moreAt = new Map<number, number[]>();

  /** How many articles count today. */
  get size(): number {
    return this.#current;
  }

  /** Ids of those that count today, sorted. */
  ids(): ArticleId[] {
    return this.#idsFrom(0)
      .filter((id) => this.has(id))
      .sort();
  }

  /** Whether there is such an article, and it counts. */
  has(id: ArticleId): boolean {
    return this.#stateOf(id) === CURRENT;
  }

  /** Where the record of an article stands, also of a replaced text. */
  extentOf(id: ArticleId): Extent | undefined {
    const number = this.#articles.numberOf(id);
    if (number === undefined || this.#states[number] === GONE) return undefined;
    return { offset: this.#offsets[number] as number, length: this.#lengths[number] as number };
  }

  /** Articles that were found at a place; some may be gone meanwhile. */
  at(place: string): ArticleId[] {
    const at = this.#places.numberOf(placeKey(place));
    if (at === undefined) return [];
    return [this.#foundAt[at] as number, ...(this.#moreAt.get(at) ?? [])].map((number) => this.#articles.idOf(number));
  }

  /** Was this text replaced by a correction that counts today? */
  isReplaced(id: ArticleId): boolean {
    const by = this.#replacedBy.get(id);
    return by !== undefined && this.has(by);
  }

  /** Whether nothing was ever told of it. */
  isUnknown(id: ArticleId): boolean {
    return this.#articles.numberOf(id) === undefined && !this.#replacedBy.has(id);
  }

  /** How many articles have ever come. */
  get known(): number {
    return this.#articles.size;
  }

  /** All that came after the first so many. */
  since(known: number): ArticleId[] {
    return this.#idsFrom(known);
  }

  /** Notes a record, which takes the place of the texts that it replaces. */
  put({ id, places = [], replaces = [] }: Head, extent: Extent): void {
    const isReplaced = this.isReplaced(id);
    const number = this.#articles.add(id);
    this.#states = grown(this.#states, number + 1);
    this.#offsets = grown(this.#offsets, number + 1);
    this.#lengths = grown(this.#lengths, number + 1);
    this.#offsets[number] = extent.offset;
    this.#lengths[number] = extent.length;
    this.#become(number, isReplaced ? REPLACED : CURRENT);
    if (!isReplaced)
      for (const former of replaces) {
        this.#replacedBy.set(former, id);
        this.replace(former);
      }
    for (const place of places) this.#find(number, placeKey(place));
  }

  /** The text counts no longer, and can still be read. */
  replace(id: ArticleId): void {
    const number = this.#articles.numberOf(id);
    if (number !== undefined && this.#states[number] === CURRENT) this.#become(number, REPLACED);
  }

  remove(id: ArticleId): void {
    const number = this.#articles.numberOf(id);
    if (number !== undefined) this.#become(number, GONE);
  }

  #idsFrom(first: number): ArticleId[] {
    return Array.from({ length: this.#articles.size - first }, (_, index) => this.#articles.idOf(first + index));
  }

  #stateOf(id: ArticleId): number {
    const number = this.#articles.numberOf(id);
    return number === undefined ? GONE : (this.#states[number] as number);
  }

  #become(number: number, state: number): void {
    if (this.#states[number] === CURRENT) this.#current--;
    if (state === CURRENT) this.#current++;
    this.#states[number] = state;
  }

  #find(number: number, key: string): void {
    const known = this.#places.numberOf(key);
    if (known === undefined) {
      const at = this.#places.add(key);
      this.#foundAt = grown(this.#foundAt, at + 1);
      this.#foundAt[at] = number;
      return;
    }
    const more = this.#moreAt.get(known) ?? [];
    if (this.#foundAt[known] !== number && !more.includes(number)) this.#moreAt.set(known, [...more, number]);
  }
}
