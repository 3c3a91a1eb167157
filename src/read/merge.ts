import type { Article, Location } from '../model/article.ts';

/** Two finds of one text as one article: all locations, the earliest publication speaking for it, whatever the order. */
export function mergeLocations(a: Article, b: Article): Article {
  const all = [...a.locations, ...b.locations];
  const distinct = [...new Map(all.map((location) => [JSON.stringify(location), location])).values()].sort(
    byPublication,
  );
  const [first] = distinct;
  // Pages and the map to the source belong to the file that speaks for the article.
  const speaker = b.locations.some((location) => location === first) ? b : a;
  return { ...speaker, ...first, locations: distinct };
}

const rank = ({ published, name, file }: Location): string => `${published ?? '9999'} ${name} ${file ?? ''}`;

function byPublication(a: Location, b: Location): number {
  return rank(a) < rank(b) ? -1 : 1;
}
