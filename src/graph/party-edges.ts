import { isDay } from '../model/days.ts';
import type { EdgeRow } from '../model/schema.ts';
import type { HeldRole, World } from '../model/world.ts';
import { edge } from './edge.ts';

/** Which places lie in which, what states, cities and unions govern, where bodies have their seat and what they are parts of. */
export function partyPlaceEdges({ places, organizations }: Pick<World, 'places' | 'organizations'>): EdgeRow[] {
  return [
    ...places.flatMap(({ id, partOf }) => (partOf === null ? [] : [edge('PART_OF', id, partOf)])),
    ...organizations.flatMap(({ id, governs, unitOf, basedIn }) => [
      ...(governs === null ? [] : [edge('GOVERNS', id, governs)]),
      ...(unitOf === null ? [] : [edge('UNIT_OF', id, unitOf)]),
      ...(basedIn === null ? [] : [edge('BASED_IN', id, basedIn)]),
    ]),
  ];
}

/**
 * One edge a person, organization and title, with the earliest article that says so, and the days of the first and the
 * last: they do not say since when it is held. `from` and `to` do, where the knowledge of people tells. An office that is
 * over is titled `former …`.
 */
export function holdsRole(roles: readonly HeldRole[]): EdgeRow[] {
  const told = new Map<string, HeldRole[]>();
  for (const role of roles) {
    const key = JSON.stringify([role.person, role.organization, titleOf(role)]);
    const known = told.get(key);
    if (known) known.push(role);
    else told.set(key, [role]);
  }
  return [...told.values()].map((list) => {
    const ordered = list.sort((a, b) => (age(a) < age(b) ? -1 : 1));
    const earliest = ordered[0] as HeldRole;
    const days = ordered.flatMap(({ asOf }) => (asOf !== null && isDay(asOf) ? [asOf] : []));
    const terms = new Set(ordered.map(({ from, to }) => JSON.stringify([from, to])));
    // Two terms of one office: the edge stands for both, and no bounds are true of it.
    const { from, to } = terms.size === 1 ? earliest : { from: null, to: null };
    return edge('HOLDS_ROLE', earliest.person, earliest.organization, {
      title: titleOf(earliest),
      from,
      to,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      article: earliest.article,
    });
  });
}

const titleOf = ({ title, former }: HeldRole): string => (former ? `former ${title}` : title);
const age = ({ asOf, article }: HeldRole): string => `${asOf ?? '9999'} ${article}`;
