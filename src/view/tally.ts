import type { Counts } from './counts.ts';
import type { DataIndex } from './data-index.ts';
import { listOf } from './lists.ts';
import type { Sieve } from './sieve.ts';
import { STATUS_GROUPS, type StatusGroup } from './status.ts';

const GROUPS = STATUS_GROUPS.length;

/** Meetings of each party and link that pass the filters, by status; changed only where a meeting came or went. */
export class Tally {
  /** Meetings that pass. */
  meetings = 0;
  /** Parties with a meeting that passes. */
  parties = 0;
  /** How often it was updated; `changed` tells what the last time changed, each number once. */
  version = 0;
  readonly changed: { readonly parties: number[]; readonly links: number[] } = { parties: [], links: [] };
  readonly #index: DataIndex;
  readonly #passed: Uint8Array;
  readonly #ofParty: Uint32Array;
  readonly #ofLink: Uint32Array;
  /** Of any status. */
  readonly #allOfParty: Uint32Array;
  readonly #allOfLink: Uint32Array;
  /** The version that changed it last. */
  readonly #lastOfParty: Uint32Array;
  readonly #lastOfLink: Uint32Array;

  constructor(index: DataIndex) {
    this.#index = index;
    this.#passed = new Uint8Array(index.data.meetings.length);
    this.#ofParty = new Uint32Array(index.parties * GROUPS);
    this.#ofLink = new Uint32Array(index.links.length * GROUPS);
    this.#allOfParty = new Uint32Array(index.parties);
    this.#allOfLink = new Uint32Array(index.links.length);
    this.#lastOfParty = new Uint32Array(index.parties);
    this.#lastOfLink = new Uint32Array(index.links.length);
  }

  update(sieve: Sieve): void {
    const { group, membersOf, linksOfMeeting } = this.#index;
    const { parties, links } = this.changed;
    this.version += 1;
    parties.length = links.length = 0;
    for (let meeting = 0; meeting < this.#passed.length; meeting++) {
      const now = sieve.passes(meeting) ? 1 : 0;
      const step = now - (this.#passed[meeting] ?? 0);
      if (step === 0) continue;
      this.#passed[meeting] = now;
      this.meetings += step;
      const at = group[meeting] ?? 0;
      for (const party of listOf(membersOf, meeting)) {
        const before = this.hasParty(party);
        add(this.#ofParty, party * GROUPS + at, step);
        add(this.#allOfParty, party, step);
        if (this.hasParty(party) !== before) this.parties += step;
        if (this.#lastOfParty[party] === this.version) continue;
        this.#lastOfParty[party] = this.version;
        parties.push(party);
      }
      for (const link of listOf(linksOfMeeting, meeting)) {
        add(this.#ofLink, link * GROUPS + at, step);
        add(this.#allOfLink, link, step);
        if (this.#lastOfLink[link] === this.version) continue;
        this.#lastOfLink[link] = this.version;
        links.push(link);
      }
    }
  }

  passes(meeting: number): boolean {
    return this.#passed[meeting] === 1;
  }

  ofParty(party: number): Counts {
    return read(this.#ofParty, party);
  }

  ofLink(link: number): Counts {
    return read(this.#ofLink, link);
  }

  hasParty(party: number): boolean {
    return (this.#allOfParty[party] ?? 0) > 0;
  }

  heldOfParty(party: number): number {
    return this.#ofParty[party * GROUPS] ?? 0;
  }

  /** Quicker than `ofLink` where only this is asked for. */
  heldOfLink(link: number): number {
    return this.#ofLink[link * GROUPS] ?? 0;
  }

  /** The first status of which it has meetings: how its line is drawn. */
  lineOfLink(link: number): StatusGroup {
    for (let group = 0; group < GROUPS; group++)
      if ((this.#ofLink[link * GROUPS + group] ?? 0) > 0) return STATUS_GROUPS[group] ?? 'held';
    return 'held';
  }

  hasLink(link: number): boolean {
    return (this.#allOfLink[link] ?? 0) > 0;
  }
}

function add(counts: Uint32Array, at: number, step: number): void {
  counts[at] = (counts[at] ?? 0) + step;
}

function read(counts: Uint32Array, item: number): Counts {
  const at = item * GROUPS;
  return {
    held: counts[at] ?? 0,
    planned: counts[at + 1] ?? 0,
    cancelled: counts[at + 2] ?? 0,
    denied: counts[at + 3] ?? 0,
  };
}
