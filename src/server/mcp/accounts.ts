import type { DocumentDate } from '../../model/article.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { GraphStore } from '../../store/contract.ts';
import { findClaims } from '../../store/find-claims.ts';

/** One article's account of a meeting, with each sentence that it rests on. */
export interface Account {
  readonly claim: string;
  readonly status: string;
  readonly date: string | null;
  readonly participants: readonly string[];
  /** Who says so, by the article; null where it says so itself. */
  readonly accordingTo: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly article: {
    readonly name: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly published: string | null;
    /** The day that a letter, minutes or the file itself bears; none of publication. */
    readonly documentDate?: DocumentDate;
    readonly url: string | null;
  };
  readonly quotes: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    /** The article's words before and after. */
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Accounts {
  /** What stands for the id today; another one where it was merged or corrected, null where nothing does. */
  readonly id: string | null;
  readonly accounts: readonly Account[];
}

/**
 * The accounts behind a meeting or claim, the oldest article first, with so many characters of the article around each
 * quote.
 * @throws `explain/unknown` where the store never had it.
 */
export async function accountsOf(store: GraphStore, id: string, context: number): Promise<Accounts> {
  const { now, claims: found } = await findClaims(store, id);
  const accounts = found.flatMap(({ record, claims }) => accountsIn(record, new Set(claims), context));
  return { id: now.id, accounts: accounts.sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b)))) };
}

const day = ({ article }: Account): string => article.published ?? '9999';

function accountsIn({ article, claims }: ArticleRecord, wanted: ReadonlySet<string>, context: number): Account[] {
  const { name, title, publisher: outlet, published, documentDate, url, text } = article;
  return claims
    .filter(({ id }) => wanted.has(id))
    .map(({ id, status, date, participants, accordingTo, confidence, evidence }) => ({
      claim: id,
      status,
      date,
      participants: participants.map((party) => party.name),
      accordingTo,
      confidence,
      article: { name, title, outlet, published, ...(documentDate && { documentDate }), url },
      quotes: evidence.map(({ quote, start, end }) => ({
        quote,
        start,
        end,
        before: text.slice(Math.max(0, start - context), start),
        after: text.slice(end, end + context),
      })),
    }));
}
