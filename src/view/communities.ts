import { communitiesOf } from '../graph/network.ts';
import type { DataIndex } from './data-index.ts';

/**
 * Who meets whom more than others, over pair links, weighted as in the layout. For each party its community, 0 the
 * largest, or -1 without a held pair meeting. The same data gives the same.
 */
export function findCommunities(index: DataIndex): number[] {
  const pairs = index.links.filter(({ kind, weight }) => kind === 'pair' && weight > 0);
  const found = communitiesOf(pairs.map(({ a, b, weight }) => ({ a: String(a), b: String(b), weight })));
  return Array.from({ length: index.parties }, (_, party) => found.get(String(party)) ?? -1);
}
