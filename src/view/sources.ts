import type { ViewArticle, ViewClaim, ViewMeeting } from './view-data.ts';

/** Words of a quote that a text fragment gives at either end when the quote is long. */
const FRAGMENT_WORDS = 6;

/**
 * The article's address with a text fragment (`#:~:text=`, WICG Scroll To Text Fragment) that makes a browser show the
 * quote; null unless it is http or https.
 */
export function quoteLink(url: string | null, quote: string): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return null;
  const words = quote.trim().split(/\s+/);
  const short = words.length <= FRAGMENT_WORDS * 2;
  const parts = short ? [words] : [words.slice(0, FRAGMENT_WORDS), words.slice(-FRAGMENT_WORDS)];
  const text = parts.map((part) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D')).join(',');
  return `${address.href}${address.hash ? '' : '#'}:~:text=${text}`;
}

/** Who published it, as a reader names it. */
export const outletOf = (article: ViewArticle | undefined): string => article?.publisher ?? article?.name ?? 'unknown';

/** `“Quote” (Outlet, “Headline”, 2024-05-03, https://…)` */
export function citation(quote: string, article: ViewArticle | undefined): string {
  const title = article?.title ? `“${article.title}”` : null;
  const source = [outletOf(article), title, article?.published?.slice(0, 10) ?? 'no date', article?.url ?? null];
  return `“${quote}” (${source.filter((part) => part !== null).join(', ')})`;
}

/** One side of a disagreement: what one account says. */
export interface Account {
  readonly article: string;
  readonly says: string;
}

/** What each account of a meeting says about a field in dispute; claims that say nothing are left out. */
export function accounts(meeting: ViewMeeting, field: string, nameOf: (id: string) => string): Account[] {
  return meeting.claims.flatMap((claim) => {
    const says = saying(claim, field, meeting, nameOf);
    return says === null ? [] : [{ article: claim.article, says }];
  });
}

function saying(claim: ViewClaim, field: string, meeting: ViewMeeting, nameOf: (id: string) => string): string | null {
  if (field === 'status' || field === 'kind' || field === 'date') return claim[field];
  const wanted = field === 'place' ? meeting.places.flat() : meeting.participants.map(({ party }) => party);
  const named = claim.named.filter(({ id }) => wanted.includes(id)).map(({ id }) => nameOf(id));
  return named.length > 0 ? [...new Set(named)].join(', ') : null;
}
