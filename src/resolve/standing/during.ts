import type { ClaimId, MeetingId } from '../../model/ids.ts';
import type { Meeting, Organization } from '../../model/world.ts';
import type { Account } from '../account.ts';
import { assembliesOf, duringIn, isGathering, phrasesIn, type Assemblies, type Margins } from '../during.ts';

/** Which meetings were on the margins of which: at any time what `duringOf` finds among all. */
export class StandingDuring {
  readonly #margins: Margins;
  readonly #accounts: ReadonlyMap<ClaimId, Account>;
  readonly #told = new Map<MeetingId, readonly [Meeting, readonly string[]]>();
  readonly #gatherings = new Map<MeetingId, Meeting>();
  #assemblies: Assemblies = new Map();
  #during: ReadonlyMap<MeetingId, MeetingId> = new Map();

  constructor(margins: Margins, accounts: ReadonlyMap<ClaimId, Account>) {
    this.#margins = margins;
    this.#accounts = accounts;
  }

  of(meeting: MeetingId): MeetingId | null {
    return this.#during.get(meeting) ?? null;
  }

  /** `organizations`: all of them, where any is another. Returns meetings of which another is true than before. */
  change(
    gone: readonly MeetingId[],
    fresh: readonly Meeting[],
    organizations: readonly Organization[] | null,
    all: () => Iterable<Meeting>,
  ): MeetingId[] {
    for (const id of gone) {
      this.#told.delete(id);
      this.#gatherings.delete(id);
    }
    for (const meeting of fresh) this.#enter(meeting);
    if (organizations) this.#heed(assembliesOf(organizations, this.#margins), all);
    const before = this.#during;
    this.#during = this.#told.size === 0 ? new Map() : this.#find();
    const ids = new Set([...before.keys(), ...this.#during.keys()]);
    return [...ids].filter((id) => before.get(id) !== this.#during.get(id));
  }

  #enter(meeting: Meeting): void {
    const phrases = phrasesIn(this.#quotesOf(meeting), this.#margins);
    if (phrases.length > 0) this.#told.set(meeting.id, [meeting, phrases]);
    else this.#told.delete(meeting.id);
    if (isGathering(meeting, this.#assemblies)) this.#gatherings.set(meeting.id, meeting);
    else this.#gatherings.delete(meeting.id);
  }

  /** Other assemblies make other gatherings. */
  #heed(assemblies: Assemblies, all: () => Iterable<Meeting>): void {
    const isOther = JSON.stringify([...assemblies]) !== JSON.stringify([...this.#assemblies]);
    this.#assemblies = assemblies;
    if (isOther) for (const meeting of all()) this.#enter(meeting);
  }

  #find(): ReadonlyMap<MeetingId, MeetingId> {
    const told = new Map(this.#told.values());
    // The same object stands for a meeting wherever it is looked up.
    const gatherings = [...this.#gatherings.values()].map((each) => this.#told.get(each.id)?.[0] ?? each);
    return duringIn({ told, gatherings, assemblies: this.#assemblies, quotesOf: (each) => this.#quotesOf(each) });
  }

  #quotesOf({ claims }: Meeting): string[] {
    return claims.flatMap((claim) => this.#accounts.get(claim)?.claim.evidence.map(({ quote }) => quote) ?? []);
  }
}
