import { hash } from 'node:crypto';
import type { Location } from '../model/article.ts';
import type { ArticleId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import { beginningOf } from '../model/schema.ts';
import { formerClaims, type Former } from './ledger/former.ts';
import { mergeRecord } from './merge-record.ts';
import { shareOfText } from '../model/same-text.ts';

/** What a store must tell so that new records find their places. */
export interface Shelf {
  /** The record that counts today, unless it was replaced or removed. */
  current(id: ArticleId): Promise<ArticleRecord | undefined>;
  /** Articles that were found at a place; some may be gone meanwhile. */
  at(place: string): readonly ArticleId[];
  /** Was this text replaced by a correction that counts today? */
  isReplaced(id: ArticleId): boolean;
}

/** What a store has to write. */
export interface Placed {
  /** In the order of writing; a text that is replaced at once stands here too. */
  readonly put: readonly ArticleRecord[];
  readonly replaced: readonly { readonly id: ArticleId; readonly by: ArticleId }[];
  readonly former: readonly Former[];
  readonly added: number;
  readonly known: number;
}

/** Two texts of one place that share this much are one article and its correction; else the place was used again. */
const SAME_ARTICLE = 0.5;

/** Code units of a place; Neo4j finds it by an index, which holds no longer values than some 8,000 bytes. */
const MOST_PLACE = 1000;

/** Where an article was found: its address, and its file with its name in the file. A correction comes from the same place. */
export const placesOf = ({ locations, register }: ArticleRecord['article']): string[] => [
  ...new Set(locations.flatMap((location) => placesOfLocation(location, register !== undefined)).map(bounded)),
];

/** A long place by its beginning and a digest of the whole. */
const bounded = (place: string): string =>
  place.length <= MOST_PLACE ? place : `${beginningOf(place, MOST_PLACE)} ${hash('sha256', place)}`;

/** Many rows of a register may name one address. */
const placesOfLocation = ({ url, file, name }: Location, isRow: boolean): string[] => [
  ...(url === null || isRow ? [] : [`url ${url}`]),
  ...(file === null ? [] : [`file ${file} ${name}`]),
];

/**
 * What records do to a store: a new text goes in; one that is there gets further locations or a newer extraction; a
 * corrected text takes the place of the one that was found there before. Of two texts the one of the later day of
 * publication is the correction, else the one that comes later. A text that was once replaced stays so.
 */
export async function placeRecords(records: Iterable<ArticleRecord>, shelf: Shelf): Promise<Placed> {
  const desk = new Desk(shelf);
  for (const record of records) await desk.take(record);
  return desk.placed();
}

/** Where else the one text was found: what is corrected in one place may stand as it was in another. */
function locationsBeside({ article }: ArticleRecord, other: ArticleRecord): Location[] {
  const taken = new Set(placesOf(other.article));
  return article.locations.filter(
    (location) =>
      !placesOfLocation(location, article.register !== undefined).some((place) => taken.has(bounded(place))),
  );
}

class Desk {
  readonly #shelf: Shelf;
  readonly #put = new Map<ArticleId, ArticleRecord>();
  readonly #places = new Map<string, ArticleId[]>();
  readonly #replaced = new Map<ArticleId, ArticleId>();
  readonly #former: Former[] = [];
  #added = 0;
  #known = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  placed(): Placed {
    const replaced = [...this.#replaced].map(([id, by]) => ({ id, by }));
    return { put: [...this.#put.values()], replaced, former: this.#former, added: this.#added, known: this.#known };
  }

  async take(record: ArticleRecord): Promise<void> {
    const { id } = record.article;
    const stored = await this.#current(id);
    const merged = stored ? mergeRecord(stored, record) : record;
    if (merged === null || this.#isReplaced(id)) {
      this.#known++;
      return;
    }
    this.#added++;
    if (stored) this.#note(formerClaims(stored, merged, 're-extracted'));
    this.#keep(merged);
    if (!stored) await this.#settle(merged);
  }

  /** Which of the texts of this place counts? */
  async #settle(record: ArticleRecord): Promise<void> {
    for (const rival of await this.#rivals(record)) {
      const current = this.#put.get(record.article.id) ?? record;
      const isOlder = (record.article.published ?? '') < (rival.article.published ?? '');
      const [from, to] = isOlder && record.article.published !== null ? [current, rival] : [rival, current];
      const elsewhere = locationsBeside(from, to);
      if (elsewhere[0]) {
        this.#keep({ ...from, article: { ...from.article, ...elsewhere[0], locations: elsewhere } });
        continue;
      }
      this.#note(formerClaims(from, to, 'corrected'));
      this.#keep({
        ...to,
        replaces: [...new Set([...(to.replaces ?? []), ...(from.replaces ?? []), from.article.id])].sort(),
      });
      this.#replaced.set(from.article.id, to.article.id);
      if (from === current) return;
    }
  }

  async #rivals({ article }: ArticleRecord): Promise<ArticleRecord[]> {
    const ids = placesOf(article).flatMap((place) => [...this.#shelf.at(place), ...(this.#places.get(place) ?? [])]);
    const rivals: ArticleRecord[] = [];
    for (const id of new Set(ids)) {
      const rival = id === article.id ? undefined : await this.#current(id);
      if (rival && shareOfText(rival.article.text, article.text) >= SAME_ARTICLE) rivals.push(rival);
    }
    return rivals;
  }

  async #current(id: ArticleId): Promise<ArticleRecord | undefined> {
    if (this.#replaced.has(id)) return undefined;
    return this.#put.get(id) ?? this.#shelf.current(id);
  }

  #isReplaced(id: ArticleId): boolean {
    return this.#replaced.has(id) || this.#shelf.isReplaced(id);
  }

  #keep(record: ArticleRecord): void {
    const { id } = record.article;
    this.#put.set(id, record);
    for (const place of placesOf(record.article)) {
      const known = this.#places.get(place) ?? [];
      if (!known.includes(id)) this.#places.set(place, [...known, id]);
    }
  }

  #note(former: Former | null): void {
    if (former) this.#former.push(former);
  }
}
