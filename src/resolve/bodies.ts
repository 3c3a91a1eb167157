import { makeId } from '../model/ids.ts';
import { organizationsByName } from '../model/organization-names.ts';
import { searchName } from '../model/schema.ts';
import type { Organization, OrganizationKind } from '../model/world.ts';

/** What is known of bodies by their names; src/lexicon provides it. */
export interface Bodies {
  kindOf(name: string): OrganizationKind | null;
  /** Key of the gazetteer of the place where it has its seat. */
  seatOf(name: string): string | null;
  /** Name of the body or country that it is a part of. */
  wholeOf(name: string): string | null;
}

/** The organizations with their kinds, seats and wholes. A whole that nothing names is left out. */
export function withBodies(organizations: readonly Organization[], bodies: Bodies): Organization[] {
  const byName = organizationsByName(organizations);
  return organizations.map((organization) => {
    const { id, name, kind, governs } = organization;
    if (governs !== null) return organization;
    const whole = bodies.wholeOf(name);
    const unitOf = whole === null ? undefined : byName.get(searchName(whole));
    const seat = bodies.seatOf(name);
    return {
      ...organization,
      kind: kind === 'other' ? (bodies.kindOf(name) ?? kind) : kind,
      unitOf: unitOf === undefined || unitOf === id ? null : unitOf,
      basedIn: seat === null ? null : makeId('plc', seat),
    };
  });
}
