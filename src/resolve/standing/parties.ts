import type { PartyId } from '../../model/ids.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { namingKey } from '../ledger/naming-key.ts';
import type { Naming } from '../namings.ts';
import { namesakeId, type ResolvedParties } from '../parties.ts';
import type { Bundle } from './bundle.ts';
import type { Cell } from './cell.ts';
import { StandingLoneNames } from './lone.ts';
import { StandingNames } from './names.ts';
import { Party } from './party.ts';

/** What an addition made of who is who. */
export interface PartyChanges {
  /** Parties as they were, by the ids that they had, and as they are. */
  readonly before: ReadonlyMap<PartyId, Party['shown']>;
  readonly after: ReadonlyMap<PartyId, Party['shown']>;
  /** Articles that name somebody who has another id than before, or had none. */
  readonly articles: ReadonlySet<string>;
}

/** Who is who, from one addition to the next: at any time what `resolveParties` makes of all namings so far. */
export class StandingParties {
  readonly #gazetteer: Gazetteer;
  readonly #names: StandingNames;
  readonly #lone: StandingLoneNames;
  /** By plain id: namesakes. */
  readonly #namesakes = new Map<PartyId, Set<Party>>();
  readonly #ids = new Map<Cell, PartyId>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    this.#names = new StandingNames(gazetteer);
    this.#lone = new StandingLoneNames(gazetteer);
  }

  readonly find: ResolvedParties['find'] = (article, type, name) =>
    this.#names.byKey.get(namingKey(type, article, name))?.bundle?.party?.id;

  /** Everybody and everything. */
  *all(): Generator<Party> {
    for (const parties of this.#namesakes.values()) yield* parties;
  }

  add(namings: readonly Naming[]): PartyChanges {
    const { bundles } = this.#names.add(namings);
    const moved = this.#lone.heed(bundles);
    const gone = new Set<Party>();
    const fresh = this.#regroup([...bundles, ...moved], gone);
    const plain = new Set<PartyId>();
    const before = new Map<PartyId, Party['shown']>();
    for (const party of gone) {
      plain.add(party.plain.id);
      before.set(party.id, party.shown);
      this.#namesakes.get(party.plain.id)?.delete(party);
    }
    for (const party of fresh) {
      plain.add(party.plain.id);
      const known = this.#namesakes.get(party.plain.id);
      if (known) known.add(party);
      else this.#namesakes.set(party.plain.id, new Set([party]));
    }
    const renumbered = new Set<Party>(fresh);
    for (const id of plain) for (const party of this.#number(id, before)) renumbered.add(party);
    const after = new Map([...renumbered].map((party) => [party.id, party.shown] as const));
    return { before, after, articles: this.#moved(renumbered) };
  }

  /** Parties of the seeds and of all that they hang together with. Adds to `gone` the parties that these bundles were. */
  #regroup(seeds: readonly Bundle[], gone: Set<Party>): Party[] {
    const waiting = [...seeds].filter(({ isGone }) => !isGone);
    for (const { cells } of seeds) for (const cell of cells) this.#leave(cell, gone, waiting);
    const seen = new Set<Bundle>();
    const fresh: Party[] = [];
    for (let at = 0; at < waiting.length; at++) {
      const seed = waiting[at] as Bundle;
      if (seen.has(seed)) continue;
      seen.add(seed);
      const group = [seed];
      for (const bundle of group) {
        for (const cell of bundle.cells) this.#leave(cell, gone, waiting);
        for (const next of bundle.neighbours()) {
          if (seen.has(next)) continue;
          seen.add(next);
          group.push(next);
        }
      }
      fresh.push(new Party(group, this.#gazetteer));
    }
    return fresh;
  }

  readonly #partyOf = new Map<Cell, Party>();

  /** The party that a cell was in until now is no more; what else was in it is grouped anew. */
  #leave(cell: Cell, gone: Set<Party>, waiting: Bundle[]): void {
    const party = this.#partyOf.get(cell);
    if (!party || gone.has(party)) return;
    gone.add(party);
    for (const bundle of party.bundles) if (!bundle.isGone) waiting.push(bundle);
  }

  /** Of namesakes the first by the alphabet of keys has the plain id. Returns those that have another id than before. */
  #number(plain: PartyId, before: Map<PartyId, Party['shown']>): Party[] {
    const parties = this.#namesakes.get(plain);
    if (!parties || parties.size === 0) {
      this.#namesakes.delete(plain);
      return [];
    }
    const renumbered: Party[] = [];
    const ordered = [...parties].sort((a, b) => (a.first < b.first ? -1 : 1));
    for (const [place, party] of ordered.entries()) {
      const id = place === 0 ? plain : namesakeId(plain, party.root);
      if (party.id === id) continue;
      if (this.#ids.get(party.cells[0] as Cell) === party.id) before.set(party.id, party.shown);
      party.id = id;
      renumbered.push(party);
    }
    return renumbered;
  }

  #moved(parties: ReadonlySet<Party>): Set<string> {
    const articles = new Set<string>();
    for (const party of parties) {
      for (const cell of party.cells) {
        this.#partyOf.set(cell, party);
        if (this.#ids.get(cell) === party.id) continue;
        this.#ids.set(cell, party.id);
        for (const article of cell.articles) articles.add(article);
      }
    }
    return articles;
  }
}
