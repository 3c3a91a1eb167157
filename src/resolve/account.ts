import type { Article } from '../model/article.ts';
import type { Claim, PartyRole, Status } from '../model/claim.ts';
import { addDays, type Day } from '../model/days.ts';
import { bounds, type Bounds } from '../model/edtf.ts';
import { remembering } from '../model/remembering.ts';
import type { PartyId, PlaceId } from '../model/ids.ts';
import type { ArticleRecord } from '../model/record.ts';
import { exactly } from './exactly.ts';
import type { ResolvedParties } from './parties.ts';
import type { ResolvedPlaces } from './places.ts';

/** A claim with its names resolved: what the comparison of accounts looks at. */
export interface Account {
  readonly claim: Claim;
  readonly published: Day | null;
  readonly publisher: string | null;
  /** Text of the article, by which copies of one report are found; rows of registers are alike and no copies. */
  readonly text: string;
  readonly parties: readonly { readonly party: PartyId; readonly as: readonly string[]; readonly role: PartyRole }[];
  /** Sorted, each once. */
  readonly partyIds: readonly PartyId[];
  /** Each alternative from finest to coarsest. */
  readonly places: readonly (readonly PlaceId[])[];
  /** When it can have happened: what the claim says, else what its status and publication allow. */
  readonly window: Bounds;
  /** The register that tells this meeting apart from all others that it lists. */
  readonly apart: string | null;
  readonly tense: 'held' | 'future' | 'off';
}

/** Days come again and again. */
const boundsOf = remembering(bounds);

/** How far ahead a plan without a date looks, in days. */
const PLAN_HORIZON = 400;

export function accountsOf(
  records: readonly ArticleRecord[],
  parties: Pick<ResolvedParties, 'find'>,
  places: ResolvedPlaces,
): Account[] {
  const accounts = records.flatMap(({ article, claims }) =>
    claims.map((claim) => accountOf(claim, article, parties, places)),
  );
  return accounts.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1));
}

/** What a claim of an article tells. */
export function accountOf(
  claim: Claim,
  { published, publisher, text, register }: Article,
  parties: Pick<ResolvedParties, 'find'>,
  places: ResolvedPlaces,
): Account {
  const named = claim.participants.flatMap(({ name, type, as, role }) => {
    const party = parties.find(claim.article, type === 'person' ? 'person' : 'organization', name);
    return party ? [{ party, as, role }] : [];
  });
  const tense = tenseOf(claim);
  return {
    claim,
    published,
    publisher,
    text: register ? '' : text,
    parties: exactly(named),
    partyIds: [...new Set(named.map(({ party }) => party))].sort(),
    places: claim.places.map((place) => places.chainOf(place)),
    window: (claim.date === null ? null : boundsOf(claim.date)) ?? impliedWindow(claim.status, published),
    apart: register?.apart ? register.register : null,
    tense,
  };
}

function tenseOf({ status }: Claim): Account['tense'] {
  if (status === 'held') return 'held';
  return status === 'planned' || status === 'proposed' || status === 'postponed' ? 'future' : 'off';
}

/** A report of what was held, or is denied, looks back from its publication; a plan looks ahead, and not for ever. */
function impliedWindow(status: Status, published: Day | null): Bounds {
  if (published === null) return { start: null, end: null };
  if (status === 'held' || status === 'denied') return { start: null, end: published };
  return { start: addDays(published, -1), end: addDays(published, PLAN_HORIZON) };
}
