import type { PartyId } from '../../model/ids.ts';
import type { Organization, Person } from '../../model/world.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { partyOf, Summary } from '../party.ts';
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
    const summary = summaryOf(this.cells);
    this.first = summary.first;
    this.isPerson = summary.type === 'person';
    this.plain = partyOf(summary, gazetteer);
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

function summaryOf(cells: readonly Cell[]): Summary {
  const [only] = cells as readonly [Cell];
  if (cells.length === 1) return only.summary;
  const sum = new Summary({ type: only.type, key: only.key });
  for (const { summary } of cells) sum.merge(summary);
  return sum;
}
