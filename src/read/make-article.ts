import type { Article, DocumentDate, Location, Page, SourceRun } from '../model/article.ts';
import type { Trouble } from '../model/errors.ts';
import type { RegisterEntry } from '../model/register.ts';
import { makeId } from '../model/ids.ts';
import { webAddress } from '../model/markdown.ts';
import { detectLanguage } from './language.ts';
import { letterDate } from './document-date.ts';
import { datelineDay } from './published.ts';

/** What a reader gets out of one document. */
export interface ReadText {
  readonly text: string;
  readonly title?: string | null;
  readonly published?: string | null;
  /** The day on which the file says that it was made; none of publication. */
  readonly made?: string | null;
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly pages?: readonly Page[];
  readonly sourceMap?: readonly SourceRun[];
  /** Where the text is an entry of a register or calendar: what it says. */
  readonly register?: RegisterEntry;
  /** What of it could not be read. */
  readonly note?: Trouble;
}

/** Metadata that a table gives for a file; it outranks what the document says of itself. */
export type Metadata = Partial<Pick<Location, 'published' | 'publisher' | 'url' | 'title'>>;

/** Only http and https: an address that a click would run is none of an article. */
const ofTheWeb = (url: string | null | undefined): string | null => (url && webAddress(url) !== null ? url : null);

/** What the document says of itself goes before what its file says. */
function documentDateOf(letter: ReturnType<typeof letterDate>, made: string | null | undefined): DocumentDate | null {
  if (letter && letter.day !== null) return { day: letter.day, basis: letter.basis };
  return made ? { day: made, basis: 'file' } : null;
}

/**
 * An article in one location. Its id is that of its text: the same text is the same article. Half a character, which JSON
 * can hold and no store, is replaced (U+FFFD).
 */
export async function makeArticle(
  name: string,
  file: string | null,
  read: ReadText,
  metadata: Metadata = {},
): Promise<Article> {
  const text = read.text.toWellFormed();
  const told = metadata.published ?? read.published ?? null;
  const letter = read.register ? null : letterDate(text);
  // The day in an entry of a register or calendar is that of the meeting.
  const dateline = told === null && letter === null && !read.register ? datelineDay(text) : null;
  const documentDate = documentDateOf(letter, read.made);
  const location: Location = {
    name,
    title: (metadata.title ?? read.title)?.toWellFormed() ?? null,
    published: told ?? dateline,
    ...(dateline !== null && { publishedBasis: 'dateline' as const }),
    ...(documentDate && { documentDate }),
    publisher: (metadata.publisher ?? read.publisher)?.toWellFormed() ?? null,
    url: ofTheWeb(metadata.url ?? read.url),
    file,
  };
  return {
    ...location,
    id: makeId('art', text),
    text,
    language: await detectLanguage(text),
    locations: [location],
    ...(read.pages && { pages: read.pages }),
    ...(read.sourceMap && { sourceMap: read.sourceMap }),
    ...(read.register && { register: read.register }),
  };
}
