import type { OrganizationId } from './ids.ts';
import { searchName } from './schema.ts';
import type { Organization } from './world.ts';

/** Organizations by what they are called, folded; of several with one name the first counts, and its name before its aliases. */
export const organizationsByName = (organizations: readonly Organization[]): Map<string, OrganizationId> =>
  new Map(
    [...organizations]
      .reverse()
      .flatMap(({ id, name, aliases }) => [...aliases, name].map((each) => [searchName(each), id])),
  );
