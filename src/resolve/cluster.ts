import { addDays } from '../model/days.ts';
import type { ClaimId } from '../model/ids.ts';
import type { Account } from './account.ts';
import { meetingScore, SAME_MEETING } from './compare.ts';
import type { Links } from './ledger/links.ts';
import type { ResolvedPlaces } from './places.ts';
import { POSTPONED_DAYS, SLIP_DAYS } from './when.ts';

/** Of more parties than this, only the pairs with a host count: visitors of one reception make half a million pairs. */
const CROWD = 100;

export interface Link {
  readonly left: Account;
  readonly right: Account;
  readonly score: number;
}

/**
 * Accounts of the same meeting, together. Surest links first, ties by id, so that the order of input does not matter.
 * Two accounts of one article are two meetings: the article itself tells them apart. What people judged outranks both.
 */
export const clusterAccounts = (accounts: readonly Account[], places: ResolvedPlaces, judged: Links): Account[][] =>
  joinAccounts(accounts, links(accounts, places), places, judged);

/** The same of accounts among which there are these links and no other. */
export function joinAccounts(
  accounts: readonly Account[],
  links: readonly Link[],
  places: ResolvedPlaces,
  judged: Links,
): Account[][] {
  const clusters = new Map<ClaimId, Account[]>(accounts.map((account) => [account.claim.id, [account]]));
  for (const ids of judged.together) {
    const joined = ids.flatMap((id) => clusters.get(id as ClaimId) ?? []);
    for (const { claim } of joined) clusters.set(claim.id, joined);
  }
  for (const { left, right } of surestFirst(links)) {
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
      const score = meetingScore(left, right, places);
      if (score >= SAME_MEETING) found.push({ left, right, score });
    }
  }
  return found;
}

const keyOf = ({ left, right }: Link): string => `${left.claim.id} ${right.claim.id}`;

const surestFirst = (links: readonly Link[]): Link[] =>
  [...links].sort((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1));

/**
 * The pairs of a block that are worth a comparison, the smaller id first. Those whose times lie too far apart for one
 * meeting are none, and in the order of time there is no need to look at them: two states meet on many days of a year.
 */
export function* pairsIn(block: readonly Account[]): Generator<readonly [Account, Account]> {
  const byTime = [...block].sort((a, b) => ((a.window.start ?? '') < (b.window.start ?? '') ? -1 : 1));
  for (const [index, one] of byTime.entries()) {
    const horizon = horizonOf(one);
    for (let at = index + 1; at < byTime.length; at++) {
      const other = byTime[at] as Account;
      if (isBeyond(other, horizon)) break;
      if (isNear(one, other, horizon) && !toldApart(one, other))
        yield one.claim.id < other.claim.id ? [one, other] : [other, one];
    }
  }
}

/** How far after an account another may begin: of a meeting that is held as told, and at all. */
export interface Horizon {
  readonly near: string | null;
  readonly latest: string | null;
}

export const horizonOf = (one: Account): Horizon => {
  const { end } = one.window;
  if (end === null) return { near: null, latest: null };
  return { near: addDays(end, SLIP_DAYS), latest: addDays(end, reachOf(one)) };
};

const isBeyond = ({ window: { start } }: Account, { latest }: Horizon): boolean =>
  latest !== null && start !== null && start > latest;

function isNear(one: Account, other: Account, { near }: Horizon): boolean {
  const { start } = other.window;
  return near === null || start === null || start <= near || isPutOff(one) || isPutOff(other);
}

/** Whether `pairsIn` gives the two, of which `one` is the earlier, where they share a block. */
export const isPair = (one: Account, other: Account, horizon: Horizon): boolean =>
  !isBeyond(other, horizon) && isNear(one, other, horizon) && !toldApart(one, other);

const isPutOff = ({ claim }: Account): boolean => claim.status === 'postponed';

/** Days that may lie between an account and a later one of the same meeting: what is planned may be put off. */
const reachOf = ({ tense }: Account): number => (tense === 'future' ? POSTPONED_DAYS : SLIP_DAYS);

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

/** Keys of blocks: accounts that share none are not compared. */
export function blockingKeys({ parties, partyIds, claim, apart }: Account): string[] {
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
  return a.every((x) => b.every((y) => !toldApart(x, y) && meetingScore(x, y, places) > Number.NEGATIVE_INFINITY));
}
