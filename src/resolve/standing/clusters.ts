import type { ClaimId } from '../../model/ids.ts';
import type { Account } from '../account.ts';
import { blockingKeys, horizonOf, isPair, joinAccounts, type Horizon, type Link } from '../cluster.ts';
import { meetingScore, SAME_MEETING } from '../compare.ts';
import { LinkBuilder } from '../ledger/links.ts';
import type { ResolvedPlaces } from '../places.ts';

export type Cluster = readonly Account[];

/** An account in its blocks, with what it is linked to. */
interface Entry {
  readonly account: Account;
  readonly keys: readonly string[];
  readonly horizon: Horizon;
  readonly links: Map<Entry, number>;
  cluster: Cluster | null;
}

/** Which accounts are of one meeting, from one addition to the next: at any time what `clusterAccounts` makes of all. */
export class StandingClusters {
  readonly #places: ResolvedPlaces;
  readonly #entries = new Map<ClaimId, Entry>();
  readonly #blocks = new Map<string, Set<Entry>>();

  constructor(places: ResolvedPlaces) {
    this.#places = places;
  }

  /** Takes accounts that are new, or other than before. Returns the clusters that are no more, and those in their place. */
  put(accounts: readonly Account[]): { readonly gone: readonly Cluster[]; readonly fresh: readonly Cluster[] } {
    const touched = new Set<Entry>();
    const gone = new Set<Cluster>();
    for (const { claim } of accounts) {
      const old = this.#entries.get(claim.id);
      if (!old) continue;
      for (const other of old.links.keys()) {
        other.links.delete(old);
        touched.add(other);
      }
      touched.delete(old);
      for (const key of old.keys) this.#blocks.get(key)?.delete(old);
      if (old.cluster) gone.add(old.cluster);
    }
    for (const account of accounts) touched.add(this.#enter(account));
    for (const entry of touched) if (this.#entries.get(entry.account.claim.id) !== entry) touched.delete(entry);
    const fresh = this.#cluster(touched, gone);
    return { gone: [...gone], fresh };
  }

  #enter(account: Account): Entry {
    const keys = blockingKeys(account);
    const entry: Entry = { account, keys, horizon: horizonOf(account), links: new Map(), cluster: null };
    this.#entries.set(account.claim.id, entry);
    const seen = new Set<Entry>();
    for (const key of keys) {
      const block = this.#blocks.get(key) ?? new Set<Entry>();
      for (const other of block) {
        if (seen.has(other)) continue;
        seen.add(other);
        this.#compare(entry, other);
      }
      this.#blocks.set(key, block.add(entry));
    }
    return entry;
  }

  #compare(a: Entry, b: Entry): void {
    const [one, other] = isEarlier(a.account, b.account) ? [a, b] : [b, a];
    if (!isPair(one.account, other.account, one.horizon)) return;
    const [left, right] = byClaim(a, b);
    const score = meetingScore(left.account, right.account, this.#places);
    if (score < SAME_MEETING) return;
    a.links.set(b, score);
    b.links.set(a, score);
  }

  #cluster(touched: ReadonlySet<Entry>, gone: Set<Cluster>): Cluster[] {
    const seen = new Set<Entry>();
    const fresh: Cluster[] = [];
    for (const seed of touched) {
      if (seen.has(seed)) continue;
      const group = [seed];
      seen.add(seed);
      for (const { links } of group) {
        for (const next of links.keys()) {
          if (seen.has(next)) continue;
          seen.add(next);
          group.push(next);
        }
      }
      fresh.push(...this.#join(group, gone));
    }
    return fresh;
  }

  /** Clusters anew of what hangs together; those that come out as they were are not fresh. */
  #join(group: readonly Entry[], gone: Set<Cluster>): Cluster[] {
    const links = group.flatMap((entry) =>
      [...entry.links].flatMap(([other, score]): Link[] => {
        const [left, right] = byClaim(entry, other);
        return left === entry ? [{ left: left.account, right: right.account, score }] : [];
      }),
    );
    const accounts = group.map(({ account }) => account).sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
    const old = new Set(group.map(({ cluster }) => cluster).filter((cluster) => cluster !== null));
    const fresh: Cluster[] = [];
    for (const cluster of joinAccounts(accounts, links, this.#places, new LinkBuilder())) {
      const entries = cluster.map(({ claim }) => this.#entries.get(claim.id) as Entry);
      const before = entries[0]?.cluster ?? null;
      const isSame =
        before !== null && before.length === cluster.length && cluster.every((each, at) => each === before[at]);
      if (isSame) old.delete(before);
      else {
        for (const entry of entries) entry.cluster = cluster;
        fresh.push(cluster);
      }
    }
    for (const cluster of old) gone.add(cluster);
    return fresh;
  }
}

/** In the order in which `pairsOf` goes through a block. */
function isEarlier(a: Account, b: Account): boolean {
  const [x, y] = [a.window.start ?? '', b.window.start ?? ''];
  return x === y ? a.claim.id < b.claim.id : x < y;
}

const byClaim = (a: Entry, b: Entry): [Entry, Entry] => (a.account.claim.id < b.account.claim.id ? [a, b] : [b, a]);
