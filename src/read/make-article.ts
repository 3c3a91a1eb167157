import type { Article, Location, Page, SourceRun } from '../model/article.ts';
import { makeId } from '../model/ids.ts';
import { webAddress } from '../model/markdown.ts';
import { detectLanguage } from './language.ts';
import { datelineDay } from './published.ts';

/** What a reader gets out of one document. */
export interface ReadText {
  readonly text: string;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly publisher?: string | null;
  readonly url?: string | null;
  readonly pages?: readonly Page[];
  readonly sourceMap?: readonly SourceRun[];
}

/** Metadata that a table gives for a file; it outranks what the document says of itself. */
export type Metadata = Partial<Pick<Location, 'published' | 'publisher' | 'url' | 'title'>>;

/** Only http and https: an address that a click would run is none of an article. */
const ofTheWeb = (url: string | null | undefined): string | null => (url && webAddress(url) !== null ? url : null);

/** An article in one location. Its id is that of its text: the same text is the same article. */
export async function makeArticle(
  name: string,
  file: string | null,
  read: ReadText,
  metadata: Metadata = {},
): Promise<Article> {
  const told = metadata.published ?? read.published ?? null;
  const dateline = told === null ? datelineDay(read.text) : null;
  const location: Location = {
    name,
    title: metadata.title ?? read.title ?? null,
    published: told ?? dateline,
    ...(dateline !== null && { publishedBasis: 'dateline' as const }),
    publisher: metadata.publisher ?? read.publisher ?? null,
    url: ofTheWeb(metadata.url ?? read.url),
    file,
  };
  return {
    ...location,
    id: makeId('art', read.text),
    text: read.text,
    language: await detectLanguage(read.text),
    locations: [location],
    ...(read.pages && { pages: read.pages }),
    ...(read.sourceMap && { sourceMap: read.sourceMap }),
  };
}
