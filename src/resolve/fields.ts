import type { Status } from '../model/claim.ts';
import { bounds, contains, width } from '../model/edtf.ts';
import type { ClaimId, PlaceId } from '../model/ids.ts';
import type { Dispute, HistoryEntry } from '../model/world.ts';
import type { Account } from './account.ts';
import { exactly } from './exactly.ts';
import { independentSources } from './sources.ts';

/** A field's value with the accounts that state it; `null` where none does. */
export interface Settled<Value> {
  readonly value: Value | null;
  readonly dispute: Dispute | null;
}

/** A stated value and what it takes to weigh it against others. */
interface Candidate<Value> {
  readonly value: Value;
  readonly text: string;
  readonly supporters: readonly Account[];
  readonly sources: number;
  /** Smaller is more precise. */
  readonly coarseness: number;
}

/** What the status of a meeting is, by the rules of the data model: held, else the newest word on the plan. */
export function settleStatus(accounts: readonly Account[]): Settled<Status> {
  const byDay = [...accounts].sort((a, b) => ((a.published ?? '') > (b.published ?? '') ? -1 : 1));
  const newest = (...statuses: Status[]) => byDay.find((account) => statuses.includes(statusOf(account)));
  const held = accounts.filter((account) => statusOf(account) === 'held');
  const off = newest('cancelled', 'declined', 'postponed', 'denied');
  const moved = off?.claim.status === 'postponed' && isLater(newest('planned'), off);
  const value =
    (held.length > 0 && 'held') ||
    ((moved ? null : off?.claim.status) ?? (newest('planned') && 'planned') ?? newest('proposed')?.claim.status);
  return { value: value ?? null, dispute: statusDispute(held, accounts) };
}

const isLater = (a: Account | undefined, b: Account): boolean =>
  a !== undefined && (a.published ?? '') > (b.published ?? '');

const CONTRARY: ReadonlySet<Status> = new Set(['cancelled', 'declined', 'denied']);

/** A cancellation, refusal or denial that came with the first account of the holding or after it contradicts it. */
function statusDispute(held: readonly Account[], accounts: readonly Account[]): Dispute | null {
  const first = held.reduce((day, { published }) => ((published ?? '') < day ? (published ?? '') : day), '9999');
  const against = accounts.filter(({ claim, published }) => CONTRARY.has(claim.status) && (published ?? '') >= first);
  if (held.length === 0 || against.length === 0) return null;
  const told = [...new Set(against.map(({ claim }) => claim.status))].sort();
  const values = told.map((status) => ({
    value: status as string,
    claims: against.filter(({ claim }) => claim.status === status).map(claimId),
  }));
  return { field: 'status', values: [{ value: 'held', claims: held.map(claimId) }, ...values] };
}

/** What an account says of the status: none can tell of a holding that lies after the day of its article. */
function statusOf({ claim, published }: Account): Status {
  const start = claim.date === null ? null : (bounds(claim.date)?.start ?? null);
  const early = claim.status === 'held' && published !== null && start !== null && published < start;
  return early ? 'planned' : claim.status;
}

/** Every status that was reported, in the order of publication; repeats of the same status are left out. */
export function historyOf(accounts: readonly Account[]): readonly HistoryEntry[] {
  const ordered = [...accounts].sort(
    (a, b) =>
      order(a.published, b.published) ||
      RANK[a.claim.status] - RANK[b.claim.status] ||
      (a.claim.id < b.claim.id ? -1 : 1),
  );
  const entries: HistoryEntry[] = [];
  for (const { claim, published } of ordered) {
    if (entries.at(-1)?.status !== claim.status)
      entries.push({ status: claim.status, article: claim.article, published });
  }
  return exactly(entries);
}

const RANK: Record<Status, number> = {
  proposed: 0,
  planned: 1,
  postponed: 2,
  cancelled: 3,
  declined: 3,
  held: 4,
  denied: 5,
};
const order = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999');

/**
 * Accounts of the event itself decide; where nobody tells of it, those of its plan, and of these the ones after the last
 * postponement, if there are any.
 */
export function deciding(accounts: readonly Account[]): Account[] {
  const held = accounts.filter(({ tense }) => tense === 'held');
  if (held.length > 0) return held;
  const putOff = accounts.filter(({ claim }) => claim.status === 'postponed');
  const day = putOff.reduce((last, { published }) => ((published ?? '') > last ? (published ?? '') : last), '');
  const since = accounts.filter(({ claim, published }) => claim.status !== 'postponed' && (published ?? '') > day);
  return putOff.length > 0 && since.length > 0 ? since : [...accounts];
}

/** Values ranked by independent sources (a coarser compatible value supports a finer one), then by precision. */
function settle<Value>(
  field: Dispute['field'],
  candidates: readonly Candidate<Value>[],
  compatible: (a: Value, b: Value) => boolean,
): Settled<Candidate<Value>> & { readonly tied: readonly Candidate<Value>[] } {
  const ranked = [...candidates].sort(
    (a, b) => b.sources - a.sources || a.coarseness - b.coarseness || (a.text < b.text ? -1 : 1),
  );
  const [winner] = ranked;
  if (!winner) return { value: null, dispute: null, tied: [] };
  const rivals = ranked.filter((other) => !compatible(winner.value, other.value));
  const values = [winner, ...rivals].map(({ text, supporters }) => ({ value: text, claims: supporters.map(claimId) }));
  const tied = rivals.filter((rival) => rival.sources === winner.sources && rival.coarseness === winner.coarseness);
  return {
    value: winner,
    dispute: rivals.length > 0 ? { field, values } : null,
    tied: tied.length ? [winner, ...tied] : [],
  };
}

const claimId = ({ claim }: Account): ClaimId => claim.id;

/** The date: an EDTF text. Of values that tie, the whole span that they leave open (`[A..B]`): there is no winner. */
export function settleDate(
  accounts: readonly Account[],
): Settled<string> & { readonly basis: Account['claim']['dateBasis'] } {
  const dated = deciding(accounts).filter(({ claim }) => claim.date !== null);
  const pool = dated.length > 0 ? dated : accounts.filter(({ claim }) => claim.date !== null);
  const texts = [...new Set(pool.map(({ claim }) => claim.date ?? ''))];
  const candidates = texts.map((text) => {
    const stating = pool.filter(({ claim }) => claim.date === text);
    const supporters = pool.filter(({ claim }) => inside(claim.date ?? '', text));
    return {
      value: text,
      text,
      supporters: stating,
      sources: independentSources(supporters),
      coarseness: coarseness(text),
    };
  });
  const { value, dispute: disagreement, tied } = settle('date', candidates, (a, b) => inside(a, b) || inside(b, a));
  const basis = value?.supporters[0]?.claim.dateBasis ?? 'none';
  if (tied.length === 0) return { value: value?.value ?? null, dispute: disagreement, basis };
  const days = tied.flatMap(({ text }) => Object.values(bounds(text) ?? {})).filter((day) => day !== null);
  return {
    value: `[${days.reduce((a, b) => (a < b ? a : b))}..${days.reduce((a, b) => (a > b ? a : b))}]`,
    dispute: disagreement,
    basis,
  };
}

/** Is `fine` within `coarse`? */
function inside(coarse: string, fine: string): boolean {
  const [outer, inner] = [bounds(coarse), bounds(fine)];
  return outer !== null && inner !== null && contains(outer, inner);
}

const coarseness = (text: string): number => {
  const range = bounds(text);
  return range ? width(range) : Number.POSITIVE_INFINITY;
};

type Chains = readonly (readonly PlaceId[])[];

/** Do the fine places lie in the coarse ones, or are they the same? */
const within = (coarse: Chains, fine: Chains): boolean =>
  fine.every(([, ...rest]) => coarse.some(([first]) => first && rest.includes(first))) ||
  JSON.stringify(coarse) === JSON.stringify(fine);

/** The place: alternatives, each a chain from fine to coarse. */
export function settlePlaces(accounts: readonly Account[]): Settled<Chains> {
  const placed = deciding(accounts).filter(({ places }) => places.length > 0);
  const pool = placed.length > 0 ? placed : accounts.filter(({ places }) => places.length > 0);
  const byText = new Map(pool.map(({ places }) => [JSON.stringify(places), places]));
  const candidates = [...byText].map(([text, places]) => {
    const stating = pool.filter((account) => JSON.stringify(account.places) === text);
    const supporters = pool.filter((account) => within(account.places, places));
    const label = stating[0]?.claim.places.map(({ names }) => names[0]).join(' or ') ?? text;
    return {
      value: places,
      text: label,
      supporters: stating,
      sources: independentSources(supporters),
      coarseness: -Math.max(...places.map((chain) => chain.length)),
    };
  });
  const { value, dispute: disagreement } = settle('place', candidates, (a, b) => within(a, b) || within(b, a));
  return { value: value?.value ?? null, dispute: disagreement };
}
