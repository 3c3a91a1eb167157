import { addDays } from '../model/days.ts';
import type { ClaimId, PartyId } from '../model/ids.ts';
import type { Account } from './account.ts';
import { meetingScore, SAME_MEETING } from './compare.ts';
import type { Links } from './ledger/links.ts';
import type { ResolvedPlaces } from './places.ts';
import { POSTPONED_DAYS, SLIP_DAYS } from './when.ts';
import { byText } from '../model/by-text.ts';

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

function links(accounts: readonly Account[], places: ResolvedPlaces): Link[] {
  const found: Link[] = [];
  for (const [left, right] of pairsOf(accounts)) {
    const score = meetingScore(left, right, places);
    if (score >= SAME_MEETING) found.push({ left, right, score });
  }
  return found;
}

const surestFirst = (links: readonly Link[]): Link[] =>
  [...links].sort(
    (a, b) =>
      b.score - a.score || byText(a.left.claim.id, b.left.claim.id) || byText(a.right.claim.id, b.right.claim.id),
  );

/**
 * The pairs that are worth a comparison, the smaller id first. Only accounts that share a block are, so the cost grows
 * with the size of blocks, not with all pairs; where they share several, the first one counts, but for crowds.
 */
export function* pairsOf(accounts: readonly Account[]): Generator<readonly [Account, Account]> {
  const horizons = new Map(accounts.map((account) => [account, horizonOf(account)]));
  for (const { party, other, block } of blocks(accounts))
    for (const [a, b] of pairsIn(block, horizons)) if (!isInEarlierBlock(a, b, party, other)) yield [a, b];
}

/** Those whose times lie too far apart for one meeting are none, and in the order of time there is no need to look at them: two states meet on many days of a year. */
function* pairsIn(
  block: readonly Account[],
  horizons: ReadonlyMap<Account, Horizon>,
): Generator<readonly [Account, Account]> {
  if (block.length < 2) return;
  const byTime = [...block].sort((a, b) => byText(a.window.start ?? '', b.window.start ?? ''));
  for (const [index, one] of byTime.entries()) {
    const horizon = horizons.get(one) as Horizon;
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

/** Whether `pairsOf` gives the two, of which `one` is the earlier, where they share a block. */
export const isPair = (one: Account, other: Account, horizon: Horizon): boolean =>
  !isBeyond(other, horizon) && isNear(one, other, horizon) && !toldApart(one, other);

const isPutOff = ({ claim }: Account): boolean => claim.status === 'postponed';

/** Days that may lie between an account and a later one of the same meeting: what is planned may be put off. */
const reachOf = ({ tense }: Account): number => (tense === 'future' ? POSTPONED_DAYS : SLIP_DAYS);

/** Two accounts of one article or one register are two meetings. */
const toldApart = (a: Account, b: Account): boolean =>
  a.claim.article === b.claim.article || (a.apart !== null && a.apart === b.apart);

/** Accounts with the same pair of parties, the smaller id first, or the same lone visitor. */
interface Block {
  readonly party: PartyId;
  readonly other: PartyId | typeof ALONE;
  readonly block: readonly Account[];
}

/** In place of the other party; before all of them. */
const ALONE = '';

/** Those of one party after another, so that few are in memory at a time. */
function* blocks(accounts: readonly Account[]): Generator<Block> {
  const ofParty = new Map<PartyId, Account[]>();
  for (const account of accounts) for (const party of account.partyIds) put(ofParty, party, account);
  for (const [party, own] of ofParty) {
    const ofPair = new Map<Block['other'], Account[]>();
    for (const account of own) for (const other of partnersOf(account, party)) put(ofPair, other, account);
    for (const [other, block] of ofPair) yield { party, other, block };
  }
}

function put<Key>(groups: Map<Key, Account[]>, key: Key, account: Account): void {
  const group = groups.get(key);
  if (group) group.push(account);
  else groups.set(key, [account]);
}

/** With whom, of greater ids, a party makes a pair that counts. */
function partnersOf({ parties, partyIds, claim, apart }: Account, party: PartyId): Block['other'][] {
  const hosts = partyIds.length > CROWD ? hostsOf(parties) : null;
  const others = [...(hosts === null || hosts.has(party) ? partyIds : hosts)].filter((other) => other > party);
  return claim.kind === 'visit' && apart === null ? [ALONE, ...others] : others;
}

const hostsOf = (parties: Account['parties']): ReadonlySet<PartyId> =>
  new Set(parties.filter(({ role }) => role === 'host').map(({ party }) => party));

/** Whether the two have a third party in common that makes a pair before this one. */
function isInEarlierBlock(a: Account, b: Account, party: PartyId, other: Block['other']): boolean {
  if (a.partyIds.length > CROWD || b.partyIds.length > CROWD) return false;
  for (const third of a.partyIds)
    if (third !== party && (third < other || other === ALONE) && b.partyIds.includes(third)) return true;
  return false;
}

/** Keys of the blocks of an account: accounts that share none are not compared. */
export const blockingKeys = (account: Account): string[] =>
  account.partyIds.flatMap((party) => partnersOf(account, party).map((other) => `${party} ${other}`));

/** No two accounts of the cluster may rule each other out, or come from the same article. */
function canBeOne(a: readonly Account[], b: readonly Account[], places: ResolvedPlaces): boolean {
  return a.every((x) => b.every((y) => !toldApart(x, y) && meetingScore(x, y, places) > Number.NEGATIVE_INFINITY));
}
