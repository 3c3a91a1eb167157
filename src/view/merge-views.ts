import type { PlacedView, Position } from './placed.ts';
import type { ViewData } from './view-data.ts';

/** Nodes that are new stand on a circle of this radius, in the units of the drawing. */
const RADIUS = 90;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** What is known, and what more has been fetched: nobody moves, newcomers stand around `around`. */
export function mergeViews(known: PlacedView, more: ViewData, around: string): PlacedView {
  const [x, y] = known.positions[around] ?? [0, 0];
  const newcomers = [...more.parties, ...more.meetings].filter(({ id }) => known.positions[id] === undefined);
  const places = newcomers.map(({ id }, place): [string, Position] => {
    const radius = RADIUS * (1 + place / 24);
    const angle = place * GOLDEN_ANGLE;
    return [id, [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))]];
  });
  const parties = join(known.parties, more.parties);
  return {
    ...known,
    parties,
    communities: parties.map((_, number) => known.communities[number] ?? -1),
    places: join(known.places, more.places),
    meetings: join(known.meetings, more.meetings),
    articles: join(known.articles, more.articles),
    positions: { ...Object.fromEntries(places), ...known.positions },
  };
}

/** Those known first, in their order. */
function join<Item extends { readonly id: string }>(known: readonly Item[], more: readonly Item[]): Item[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...more.filter(({ id }) => !ids.has(id))];
}
