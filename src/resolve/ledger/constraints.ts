import type { JudgementId } from '../../model/ids.ts';
import type { Judgement, Sameness, Split, Subject } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { anchorage, type Anchorage } from './anchorage.ts';
import { inForce } from './in-force.ts';
import { LinkBuilder, type Links } from './links.ts';

/** What people's judgements demand of resolution. A pure function of the ledger and the records. */
export interface Constraints {
  /** Among the namings of people and organizations; keys as `namingKey` makes them. */
  readonly namings: Links;
  /** Among claims; keys are claim ids. */
  readonly claims: Links;
  /** The judgements in force, the newest first. */
  readonly ledger: readonly Judgement[];
  readonly anchorage: Anchorage;
  /** Judgements that later ones go against, at least in part. */
  readonly overruled: ReadonlySet<JudgementId>;
}

export function constraintsOf(records: readonly ArticleRecord[], judgements: readonly Judgement[]): Constraints {
  const ledger = inForce(judgements);
  const anchors = anchorage(ledger.length > 0 ? records : []);
  const [namings, claims] = [new LinkBuilder(), new LinkBuilder()];
  const overruled = new Set<JudgementId>();
  for (const judgement of ledger) {
    if (judgement.kind !== 'sameness' && judgement.kind !== 'split') continue;
    const links = sidesOf(judgement).some(({ names }) => names.length > 0) ? namings : claims;
    if (!link(links, judgement, anchors)) overruled.add(judgement.id);
  }
  return { namings, claims, ledger, anchorage: anchors, overruled };
}

const sidesOf = (judgement: Sameness | Split): readonly [Subject, Subject] =>
  judgement.kind === 'split' ? [judgement.part, judgement.rest] : [judgement.left, judgement.right];

/** False where something that was judged later stood against a part of it; the other parts hold. */
function link(links: LinkBuilder, judgement: Sameness | Split, { keys }: Anchorage): boolean {
  const [left, right] = sidesOf(judgement).map(keys) as [readonly string[], readonly string[]];
  if (judgement.kind === 'split') return [joinAll(links, left), partAll(links, left, right)].every(Boolean);
  if (judgement.verdict === 'positive') return joinAll(links, [...left, ...right]);
  return judgement.verdict === 'unsure' || partAll(links, left, right);
}

/** Puts as many of the keys together as were not told apart. */
function joinAll(links: LinkBuilder, keys: readonly string[]): boolean {
  const firsts: string[] = [];
  for (const key of keys) {
    if (!firsts.some((first) => links.join(first, key))) firsts.push(key);
  }
  return firsts.length <= 1;
}

function partAll(links: LinkBuilder, left: readonly string[], right: readonly string[]): boolean {
  const others = links.representatives(right);
  return links
    .representatives(left)
    .flatMap((a) => others.map((b) => links.part(a, b)))
    .every(Boolean);
}
