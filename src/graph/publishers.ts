import { makeId, type OrganizationId } from '../model/ids.ts';
import { searchName, type EdgeRow } from '../model/schema.ts';
import type { Organization, World } from '../model/world.ts';
import { edge } from './edge.ts';

/** Who published the articles. A publisher that no article names becomes an organization of its own. */
export function publishers({ articles, organizations }: World): { added: Organization[]; edges: EdgeRow[] } {
  const known = new Map(
    [...organizations]
      .reverse()
      .flatMap(({ id, name, aliases }) => [...aliases, name].map((each) => [searchName(each), id])),
  );
  const added = new Map<OrganizationId, Organization>();
  const edges = articles.flatMap(({ id, publisher }) => {
    const key = publisher === null ? '' : searchName(publisher);
    if (publisher === null || key === '') return [];
    const organization = known.get(key) ?? makeId('org', 'publisher', key);
    if (!known.has(key) && !added.has(organization)) added.set(organization, outlet(organization, publisher));
    return [edge('PUBLISHED_BY', id, organization)];
  });
  return { added: [...added.values()], edges };
}

/** A publisher that nothing else tells of. */
export const outlet = (id: OrganizationId, name: string): Organization => ({
  id,
  name,
  aliases: [],
  kind: 'publisher',
  wikidata: null,
  country: null,
  governs: null,
  unitOf: null,
  basedIn: null,
});
