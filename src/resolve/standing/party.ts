import type { PartyId } from '../../model/ids.ts';
import type { Organization, Person } from '../../model/world.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { makeOrganization, makePerson } from '../parties.ts';
import type { Naming } from '../namings.ts';
import type { Bundle } from './bundle.ts';
import type { Cell } from './cell.ts';

/** Everybody and everything that is one: bundles that one-word names join. */
export class Party {
  readonly bundles: readonly Bundle[];
  readonly root: string;
  /** The smallest key of its namings: of namesakes the first has the plain id. */
  readonly first: string;
  readonly isPerson: boolean;
  /** With the plain id, whoever else has it. */
  readonly plain: Person | Organization;
  id: PartyId;

  constructor(bundles: readonly Bundle[], gazetteer: Gazetteer) {
    this.bundles = bundles;
    this.root = bundles.reduce((least, { root }) => (root < least ? root : least), bundles[0]?.root ?? '');
    for (const bundle of bundles) bundle.party = this;
    const namings = namingsOf(this.cells);
    this.first = namings[0]?.key ?? '';
    this.isPerson = namings[0]?.type === 'person';
    this.plain = this.isPerson ? makePerson(namings, gazetteer) : makeOrganization(namings, gazetteer);
    this.id = this.plain.id;
  }

  get cells(): readonly Cell[] {
    return this.bundles.flatMap(({ cells }) => cells);
  }

  /** As the world shows it. */
  get shown(): Person | Organization {
    return { ...this.plain, id: this.id } as Person | Organization;
  }
}

/** By key; those of one key are of one cell, in their order there. */
function namingsOf(cells: readonly Cell[]): readonly Naming[] {
  const [only] = cells;
  if (only && cells.length === 1) return only.namings;
  return cells.flatMap(({ namings }) => namings).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
