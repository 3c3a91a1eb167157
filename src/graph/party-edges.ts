import type { EdgeRow } from '../model/schema.ts';
import type { HeldRole, World } from '../model/world.ts';
import { edge } from './edge.ts';

/** Which places lie in which, and what states, cities and unions govern. */
export function partyPlaceEdges({ places, organizations }: World): EdgeRow[] {
  return [
    ...places.flatMap(({ id, partOf }) => (partOf === null ? [] : [edge('PART_OF', id, partOf)])),
    ...organizations.flatMap(({ id, governs }) => (governs === null ? [] : [edge('GOVERNS', id, governs)])),
  ];
}

/**
 * One edge a person, organization and title, with the earliest article that says so. The bounds stay empty: that an
 * article of some day gives a title does not say since when it is held. An office that is over is titled `former …`.
 */
export function holdsRole(roles: readonly HeldRole[]): EdgeRow[] {
  const earliest = new Map<string, HeldRole>();
  for (const role of roles) {
    const key = JSON.stringify([role.person, role.organization, titleOf(role)]);
    const known = earliest.get(key);
    if (!known || age(role) < age(known)) earliest.set(key, role);
  }
  return [...earliest.values()].map((role) =>
    edge('HOLDS_ROLE', role.person, role.organization, {
      title: titleOf(role),
      from: null,
      to: null,
      article: role.article,
    }),
  );
}

const titleOf = ({ title, former }: HeldRole): string => (former ? `former ${title}` : title);
const age = ({ asOf, article }: HeldRole): string => `${asOf ?? '9999'} ${article}`;
