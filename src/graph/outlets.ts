import type { Article } from '../model/article.ts';
import { makeId, type OrganizationId } from '../model/ids.ts';
import { organizationsByName } from '../model/organization-names.ts';
import { searchName, type EdgeRow } from '../model/schema.ts';
import type { Organization } from '../model/world.ts';
import { edge } from './edge.ts';

interface Publisher {
  readonly articles: Set<string>;
  /** The smallest id of its articles, and how that one writes the name. */
  first: readonly [id: string, name: string];
  organization: OrganizationId | null;
}

/**
 * Who published the articles, from one addition to the next; in one addition or many, the end is the same. A publisher that
 * no organization is called like becomes one of its own.
 */
export class Outlets {
  readonly #publishers = new Map<string, Publisher>();
  #known: ReadonlyMap<string, OrganizationId> = new Map();

  /**
   * Takes new articles; `organizations`: all of them, where any is another than before. Returns the articles that have a
   * publisher or another one, by that, outlets that nothing else tells of, and ids of such that are none any more.
   */
  change(articles: readonly Article[], organizations: readonly Organization[] | null) {
    const touched = new Set<string>();
    for (const article of articles) this.#take(article, touched);
    if (organizations) {
      this.#known = organizationsByName(organizations);
      for (const key of this.#publishers.keys()) touched.add(key);
    }
    const published: [OrganizationId, readonly string[]][] = [];
    const added: Organization[] = [];
    const gone: OrganizationId[] = [];
    const fresh = new Set(articles.map(({ id }) => id as string));
    for (const key of touched) {
      const publisher = this.#publishers.get(key) as Publisher;
      const own = makeId('org', 'publisher', key);
      const organization = this.#known.get(key) ?? own;
      const before = publisher.organization;
      if (organization === own) added.push(outlet(own, publisher.first[1]));
      else if (before === own) gone.push(own);
      publisher.organization = organization;
      published.push([organization, [...publisher.articles].filter((id) => before !== organization || fresh.has(id))]);
    }
    return { published, added, gone };
  }

  #take({ id, publisher }: Article, touched: Set<string>): void {
    const key = publisher === null ? '' : searchName(publisher);
    if (publisher === null || key === '') return;
    const known: Publisher = this.#publishers.get(key) ?? {
      articles: new Set<string>(),
      first: [id, publisher],
      organization: null,
    };
    this.#publishers.set(key, known);
    known.articles.add(id);
    if (id < known.first[0]) known.first = [id, publisher];
    touched.add(key);
  }
}

/** Edges of articles to those who published them. */
export const publishedBy = (published: ReturnType<Outlets['change']>['published']): EdgeRow[] =>
  published.flatMap(([organization, articles]) => articles.map((id) => edge('PUBLISHED_BY', id, organization)));

/** A publisher that nothing else tells of. */
const outlet = (id: OrganizationId, name: string): Organization => ({
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
