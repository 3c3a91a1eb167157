import type { Location } from '../model/article.ts';
import type { ArticleRecord } from '../model/record.ts';

/**
 * The record that a store keeps when one of the same text comes again: it was found in all the places that either was
 * found in, and the earliest publication speaks for it, so that the order of loading does not matter. A place that
 * comes again brings its newest metadata and extraction. Null where nothing changes.
 */
export function mergeRecord(stored: ArticleRecord, incoming: ArticleRecord): ArticleRecord | null {
  const locations = united(stored.article, incoming.article);
  const [first] = locations;
  const spokenFor = first && placeOf(first) !== placeOf(incoming.article) && placeOf(first) === placeOf(stored.article);
  const speaker = spokenFor ? stored : incoming;
  const { replaces } = stored;
  const merged = { ...speaker, article: { ...speaker.article, locations }, ...(replaces && { replaces }) };
  return JSON.stringify(merged) === JSON.stringify(stored) ? null : merged;
}

/** Locations of both, each once, the earliest publication first. */
function united(...articles: readonly ArticleRecord['article'][]): Location[] {
  const byPlace = new Map(
    articles.flatMap(({ locations }) => locations).map((location) => [placeOf(location), location]),
  );
  return [...byPlace.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const rank = (location: Location): string => `${location.published ?? '9999'} ${placeOf(location)}`;
const placeOf = ({ name, url, file }: Location): string => JSON.stringify([name, url, file]);
