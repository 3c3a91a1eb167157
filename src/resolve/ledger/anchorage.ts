import type { Claim, Quote } from '../../model/claim.ts';
import type { ClaimId } from '../../model/ids.ts';
import type { ClaimAnchor, NameAnchor, Subject } from '../../model/judgement.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { folded, searchName } from '../../model/schema.ts';
import { namingKey } from './naming-key.ts';

/** Where anchors of judgements hold on in the records of today; null where they no longer do. */
export interface Anchorage {
  claim(anchor: ClaimAnchor): ClaimId | null;
  naming(anchor: NameAnchor): string | null;
  /** Keys of all that the subject's anchors still find: claims, or namings. */
  keys(subject: Subject): readonly string[];
}

/** What a claim must share with an anchor, at least: half of its quotes and of its parties. */
const SHARED = 0.5;

export function anchorage(records: readonly ArticleRecord[]): Anchorage {
  const byArticle = new Map<string, ArticleRecord>();
  for (const record of records) {
    for (const former of record.replaces ?? []) byArticle.set(former, record);
  }
  for (const record of records) byArticle.set(record.article.id, record);
  const claim = (anchor: ClaimAnchor) => claimIn(byArticle.get(anchor.article), anchor);
  const naming = (anchor: NameAnchor) => namingIn(byArticle.get(anchor.article), anchor);
  const keys = ({ claims, names }: Subject) =>
    [...new Set([...claims.map(claim), ...names.map(naming)])].filter((key) => key !== null).sort();
  return { claim, naming, keys };
}

/** What finds the claim again. */
export const anchorOf = ({ id, article, evidence, participants }: Claim): ClaimAnchor => ({
  article,
  claim: id,
  quotes: evidence,
  parties: participants.map(({ name }) => name),
});

/** The claim itself; else the only one that shares most of the anchor's quotes and parties. */
export function claimIn(record: ArticleRecord | undefined, anchor: ClaimAnchor): ClaimId | null {
  if (!record) return null;
  if (record.claims.some(({ id }) => id === anchor.claim)) return anchor.claim;
  const moved = record.article.id !== anchor.article;
  const ranked = record.claims
    .map((claim) => ({
      id: claim.id,
      quotes: sharedQuotes(claim, anchor, moved),
      parties: sharedParties(claim, anchor),
    }))
    .filter(({ quotes, parties }) => quotes >= SHARED && parties >= SHARED)
    .sort((a, b) => b.quotes + b.parties - a.quotes - a.parties);
  const [best, next] = ranked;
  const tied = best && next && best.quotes + best.parties === next.quotes + next.parties;
  return best && !tied ? best.id : null;
}

/** How well the claim rests on the anchor's quotes, 0 to 1: by place; by words where the text has changed. */
function sharedQuotes({ evidence }: Claim, { quotes }: ClaimAnchor, moved: boolean): number {
  const alike = moved ? sharedWords : overlapping;
  const best = quotes.map((quote) => Math.max(0, ...evidence.map((other) => alike(quote, other))));
  return best.reduce((sum, each) => sum + each, 0) / Math.max(1, best.length);
}

const overlapping = (a: Quote, b: Quote): number => (a.start < b.end && b.start < a.end ? 1 : 0);

/** Dice's coefficient of the words of two quotes. */
function sharedWords(a: Quote, b: Quote): number {
  const [left, right] = [a, b].map(({ quote }) => new Set(folded(quote).split(' '))) as [Set<string>, Set<string>];
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size);
}

/** Dice's coefficient of the parties; a name counts as shared if it is one of the forms that the other uses. */
function sharedParties({ participants }: Claim, { parties }: ClaimAnchor): number {
  const forms = participants.map(({ name, aliases }) => new Set([name, ...aliases].map(searchName)));
  const shared = parties.filter((name) => forms.some((set) => set.has(searchName(name))));
  return parties.length + forms.length === 0 ? 0 : (2 * shared.length) / (parties.length + forms.length);
}

function namingIn(record: ArticleRecord | undefined, { type, name, aliases }: NameAnchor): string | null {
  if (!record) return null;
  const wanted = new Set([name, ...aliases].map(searchName));
  const found = namesIn(record, type);
  const exact = found.find((each) => searchName(each.name) === searchName(name));
  const close = found.filter((each) => [each.name, ...each.aliases].some((form) => wanted.has(searchName(form))));
  const chosen = exact ?? (new Set(close.map((each) => searchName(each.name))).size === 1 ? close[0] : undefined);
  return chosen ? namingKey(type, record.article.id, chosen.name) : null;
}

export function namesIn({ mentions, claims }: ArticleRecord, type: NameAnchor['type']) {
  const isPerson = type === 'person';
  return [
    ...mentions.filter((mention) => mention.type === type),
    ...claims.flatMap(({ participants }) => participants.filter((party) => (party.type === 'person') === isPerson)),
  ];
}
