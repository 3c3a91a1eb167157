import type { HeldRole } from '../model/world.ts';
import type { WorldChange } from '../resolve/standing/world.ts';
import type { Owned } from './patch.ts';
import { holdsRole } from './party-edges.ts';

/** Who holds which offices, from one addition to the next: at any time what `holdsRole` makes of all. */
export class StandingRoles {
  /** By person and organization, then by article. */
  readonly #told = new Map<string, Map<string, readonly HeldRole[]>>();
  readonly #pairsOf = new Map<string, readonly string[]>();

  /** The edges between people and organizations of whom an article says something else than before. */
  change(articles: WorldChange['articles']): Owned[] {
    const touched = new Set<string>();
    for (const { record, roles } of articles) {
      const { id } = record.article;
      for (const pair of this.#pairsOf.get(id) ?? []) {
        touched.add(pair);
        this.#told.get(pair)?.delete(id);
      }
      const byPair = new Map<string, HeldRole[]>();
      for (const role of roles) {
        const pair = `${role.person} ${role.organization}`;
        byPair.set(pair, [...(byPair.get(pair) ?? []), role]);
      }
      for (const [pair, own] of byPair) {
        touched.add(pair);
        this.#told.set(pair, (this.#told.get(pair) ?? new Map()).set(id, own));
      }
      this.#pairsOf.set(id, [...byPair.keys()]);
    }
    return [...touched].map((pair): Owned => {
      const [person = '', organization = ''] = pair.split(' ');
      const told = this.#told.get(pair);
      if (told?.size === 0) this.#told.delete(pair);
      return {
        label: 'Person',
        id: person,
        direction: 'out',
        types: ['HOLDS_ROLE'],
        other: organization,
        edges: holdsRole([...(told?.values() ?? [])].flat()),
      };
    });
  }
}
