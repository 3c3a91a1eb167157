import type { OrganizationId, PartyId } from '../../model/ids.ts';
import type { Organization } from '../../model/world.ts';
import { withBodies, type Bodies } from '../bodies.ts';
import { remembering } from '../../model/remembering.ts';
import type { PartyChanges } from './parties.ts';
import { Untold } from './untold.ts';

/** The organizations with their kinds, seats and wholes: at any time what `withBodies` makes of all. */
export class StandingBodies {
  readonly #bodies: Bodies;
  readonly #plain = new Map<OrganizationId, Organization>();
  #shown: ReadonlyMap<OrganizationId, Organization> = new Map();
  readonly #seats = new Map<string, number>();

  constructor(bodies: Bodies) {
    this.#bodies = {
      kindOf: remembering((name) => bodies.kindOf(name)),
      seatOf: remembering((name) => bodies.seatOf(name)),
      wholeOf: remembering((name) => bodies.wholeOf(name)),
    };
  }

  get all(): readonly Organization[] {
    return [...this.#shown.values()];
  }

  /** Returns those that are no more, those that are other than before, and the keys of places that are wanted for them. */
  change({ before, after }: PartyChanges) {
    const wanted: string[] = [];
    let isOther = false;
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      if (!isOrganization(id)) continue;
      const [old, fresh] = [this.#plain.get(id), after.get(id) as Organization | undefined];
      if (JSON.stringify(old) === JSON.stringify(fresh)) continue;
      isOther = true;
      if (fresh) this.#plain.set(id, fresh);
      else this.#plain.delete(id);
      const seat = fresh && this.#seatOf(fresh);
      if (seat) wanted.push(seat);
      this.#count(seat ?? null, 1);
      this.#count(old ? this.#seatOf(old) : null, -1);
    }
    if (!isOther) return { gone: [], changed: [], wanted };
    for (const [key, count] of this.#seats) if (count === 0) throw new Untold(`nobody has a seat in ${key} any more`);
    const old = this.#shown;
    const all = [...this.#plain.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.#shown = new Map(withBodies(all, this.#bodies).map((each) => [each.id, each]));
    return {
      gone: [...old.keys()].filter((id) => !this.#shown.has(id)),
      changed: this.all.filter((each) => !isSame(old.get(each.id), each)),
      wanted,
    };
  }

  #seatOf({ kind, country, name }: Organization): string | null {
    return kind === 'state' ? country : this.#bodies.seatOf(name);
  }

  #count(seat: string | null, by: number): void {
    if (seat !== null) this.#seats.set(seat, (this.#seats.get(seat) ?? 0) + by);
  }
}

const isOrganization = (id: PartyId): id is OrganizationId => id.startsWith('org_');

const isSame = (a: Organization | undefined, b: Organization): boolean =>
  a !== undefined &&
  (Object.keys(b) as (keyof Organization)[]).every(
    (key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
