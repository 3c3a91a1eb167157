import { addDays } from '../model/days.ts';
import type { ClaimId } from '../model/ids.ts';
import type { Account } from './account.ts';
import { compare, SAME_MEETING } from './compare.ts';
import type { Links } from './ledger/links.ts';
import type { ResolvedPlaces } from './places.ts';

/** Of more parties than this, only the pairs with a host count: visitors of one reception make half a million pairs. */
const CROWD = 100;

interface Link {
  readonly left: Account;
  readonly right: Account;
  readonly score: number;
}

/**
 * Accounts of the same meeting, together. Surest links first, ties by id, so that the order of input does not matter.
 * Two accounts of one article are two meetings: the article itself tells them apart. What people judged outranks both.
 */
export function clusterAccounts(accounts: readonly Account[], places: ResolvedPlaces, judged: Links): Account[][] {
  const clusters = new Map<ClaimId, Account[]>(accounts.map((account) => [account.claim.id, [account]]));
  for (const ids of judged.together) {
    const joined = ids.flatMap((id) => clusters.get(id as ClaimId) ?? []);
    for (const { claim } of joined) clusters.set(claim.id, joined);
  }
  for (const { left, right } of links(accounts, places)) {
    const [a, b] = [clusters.get(left.claim.id) ?? [], clusters.get(right.claim.id) ?? []];
    if (a === b || !canBeOne(a, b, places) || !judged.mayJoin(a.map(idOf), b.map(idOf))) continue;
    const joined = [...a, ...b];
    for (const { claim } of joined) clusters.set(claim.id, joined);
  }
  const distinct = [...new Set(clusters.values())];
  for (const cluster of distinct) cluster.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
  return distinct.sort(([a], [b]) => ((a?.claim.id ?? '') < (b?.claim.id ?? '') ? -1 : 1));
}

const idOf = ({ claim }: Account): ClaimId => claim.id;

/** Only accounts that share a party are compared, so the cost grows with the size of blocks, not with all pairs. */
function links(accounts: readonly Account[], places: ResolvedPlaces): Link[] {
  const found: Link[] = [];
  for (const block of blocks(accounts)) {
    for (const [left, right] of pairsIn(block)) {
      const { score } = compare(left, right, places);
      if (score >= SAME_MEETING) found.push({ left, right, score });
    }
  }
  const key = ({ left, right }: Link) => `${left.claim.id} ${right.claim.id}`;
  return found.sort((a, b) => b.score - a.score || (key(a) < key(b) ? -1 : 1));
}

/**
 * The pairs of a block that are worth a comparison, the smaller id first. Those whose times lie more than a day apart
 * are none, and in the order of time there is no need to look at them: two states meet on many days of a year.
 */
export function* pairsIn(block: readonly Account[]): Generator<readonly [Account, Account]> {
  const byTime = [...block].sort((a, b) => ((a.window.start ?? '') < (b.window.start ?? '') ? -1 : 1));
  for (const [index, one] of byTime.entries()) {
    const latest = one.window.end === null ? null : addDays(one.window.end, 1);
    for (let at = index + 1; at < byTime.length; at++) {
      const other = byTime[at] as Account;
      if (latest !== null && other.window.start !== null && other.window.start > latest) break;
      if (!toldApart(one, other)) yield one.claim.id < other.claim.id ? [one, other] : [other, one];
    }
  }
}

/** Two accounts of one article or one register are two meetings. */
const toldApart = (a: Account, b: Account): boolean =>
  a.claim.article === b.claim.article || (a.apart !== null && a.apart === b.apart);

/** A block: accounts with the same pair of parties, or the same lone visitor. */
export function blocks(accounts: readonly Account[]): Iterable<Account[]> {
  const byKey = new Map<string, Account[]>();
  for (const account of accounts) {
    for (const key of blockingKeys(account)) {
      const block = byKey.get(key);
      if (block) block.push(account);
      else byKey.set(key, [account]);
    }
  }
  return byKey.values();
}

function blockingKeys({ parties, partyIds, claim, apart }: Account): string[] {
  const ids = [...partyIds].sort();
  const pairs =
    ids.length > CROWD
      ? parties.filter(({ role }) => role === 'host').flatMap(({ party }) => ids.map((id) => pairOf(party, id)))
      : ids.flatMap((a, index) => ids.slice(index + 1).map((b) => `${a} ${b}`));
  return claim.kind === 'visit' && apart === null ? [...pairs, ...ids] : pairs;
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** No two accounts of the cluster may rule each other out, or come from the same article. */
function canBeOne(a: readonly Account[], b: readonly Account[], places: ResolvedPlaces): boolean {
  return a.every((x) => b.every((y) => !toldApart(x, y) && compare(x, y, places).score > Number.NEGATIVE_INFINITY));
}
