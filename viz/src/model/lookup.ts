import type { ViewArticle, ViewData, ViewMeeting, ViewParty, ViewPlace } from '../../../src/view/view-data.ts';

/** Everything of the data by its id. */
export interface Lookup {
  readonly parties: ReadonlyMap<string, ViewParty>;
  readonly places: ReadonlyMap<string, ViewPlace>;
  readonly articles: ReadonlyMap<string, ViewArticle>;
  readonly meetings: ReadonlyMap<string, ViewMeeting>;
  /** Quotes may name what no filter left in the data. */
  knows(id: string): boolean;
  /** Name of any party, place or meeting; the id where there is none. */
  nameOf(id: string): string;
}

export function makeLookup(data: ViewData): Lookup {
  const parties = byId(data.parties);
  const places = byId(data.places);
  const meetings = byId(data.meetings);
  return {
    parties,
    places,
    meetings,
    articles: byId(data.articles),
    knows: (id) => parties.has(id) || places.has(id),
    nameOf: (id) => parties.get(id)?.name ?? places.get(id)?.name ?? meetings.get(id)?.title ?? id,
  };
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> =>
  new Map(items.map((item) => [item.id, item]));
