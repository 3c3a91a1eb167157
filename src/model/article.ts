import type { ArticleId } from './ids.ts';
import type { RegisterEntry } from './register.ts';

/** A half-open range [start, end) in UTF-16 code units of Article.text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A day that a document bears, which is none of publication: of a letter or of minutes by their head, or the day on which
 * the file says that it was made.
 */
export interface DocumentDate {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly basis: 'letter' | 'minutes' | 'file';
}

/**
 * The day of publication, YYYY-MM-DD; where it is not known, the day that the document bears, told as such (`letter of
 * 2024-03-04`); null where it bears none.
 */
export function dayOf(article: {
  readonly published: string | null;
  readonly documentDate: string | null;
  readonly documentDateBasis: string | null;
}): string | null {
  const { published, documentDate, documentDateBasis } = article;
  if (published !== null) return published.slice(0, 10);
  return documentDate === null ? null : `${documentDateBasis} of ${documentDate.slice(0, 10)}`;
}

/** Where an article was found. The same text in two places is one Article with two locations. */
export interface Location {
  /** The record's id, or the file name without its extension. */
  readonly name: string;
  readonly title: string | null;
  /** Day of publication, YYYY-MM-DD. Never guessed from the event. */
  readonly published: string | null;
  /**
   * `dateline`: only the line at the head of the text gives the day of publication. `document`: while it is mined, the
   * day of a letter or of minutes stands there; such an article is never stored.
   */
  readonly publishedBasis?: 'dateline' | 'document' | undefined;
  readonly documentDate?: DocumentDate;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Path as given by the user; null for records that came without a file. */
  readonly file: string | null;
}

/** One page of a paginated source. */
export interface Page extends Span {
  readonly number: number;
}

/** One run of Article.text and where it stands in the decoded source (HTML). */
export interface SourceRun {
  readonly start: number;
  readonly source: number;
  readonly length: number;
}

/** Where and when a page was fetched, and the hash of the bytes as they came; the bytes lie in the store's `evidence/`. */
export interface Capture {
  readonly url: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, hexadecimal. */
  readonly sha256: string;
}

/**
 * A text that someone published. `text` is the decoded input with LF line ends, before boilerplate is cut; every offset
 * in the program counts its UTF-16 code units.
 */
export interface Article extends Location {
  readonly id: ArticleId;
  readonly text: string;
  /** ISO 639-1, or `und`. Only `en` is mined. */
  readonly language: string;
  readonly locations: readonly Location[];
  readonly pages?: readonly Page[];
  readonly sourceMap?: readonly SourceRun[];
  readonly capture?: Capture;
  /** Where the text is rows of a register: what they say. Claims are made of it, not of the words. */
  readonly register?: RegisterEntry;
}

/** A part of the text that is not the article's: author biography, share bar, newsletter head. */
export interface Cut extends Span {
  /** Id of the rule in data/rules that cut it. */
  readonly rule: string;
}
