import type { EdgeName, EdgeRow } from '../model/schema.ts';
import type { ResolvedClaim } from '../model/world.ts';
import { edge } from './edge.ts';

/** What a claim tells of, the words that name people and places in it, its quotes, and the claims it disagrees with. */
export const CLAIM_EDGES = {
  ACCOUNT_OF: ({ claim, meeting }) => [edge('ACCOUNT_OF', claim.id, meeting)],
  NAMES: (resolved) => [...namedParties(resolved), ...namedPlaces(resolved)],
  STATED_IN: ({ claim }) =>
    claim.evidence.map(({ quote, start, end, prefix, suffix }) =>
      edge('STATED_IN', claim.id, claim.article, { quote, start, end, prefix, suffix }),
    ),
  CONTRADICTS: ({ claim, contradicts }) =>
    contradicts.map(({ claim: other, field }) => edge('CONTRADICTS', claim.id, other, { field })),
} as const satisfies Partial<Record<EdgeName, (resolved: ResolvedClaim) => EdgeRow[]>>;

export const claimEdges = (resolved: ResolvedClaim): EdgeRow[] =>
  Object.values(CLAIM_EDGES).flatMap((make) => make(resolved));

/** One edge a party, also where a claim names one party in two ways. */
function namedParties({ claim, parties }: ResolvedClaim): EdgeRow[] {
  const words = new Map<string, { as: Set<string>; role: string }>();
  for (const { party, as, role } of parties) {
    const known = words.get(party);
    words.set(party, { as: new Set([...(known?.as ?? []), ...as]), role: known?.role ?? role });
  }
  return [...words].map(([party, { as, role }]) => edge('NAMES', claim.id, party, { as: [...as], role }));
}

function namedPlaces({ claim, places }: ResolvedClaim): EdgeRow[] {
  const aligned = places.length === claim.places.length;
  return [...new Set(places)].map((place) => {
    const words = aligned ? (claim.places[places.indexOf(place)]?.names ?? []) : [];
    return edge('NAMES', claim.id, place, { as: words, role: 'place' });
  });
}
