import { harmless } from '../model/harmless.ts';
import { wellFormed } from '../model/json.ts';
import { inMarkdown, markdownLink } from '../model/markdown.ts';
import { dayOf } from '../model/article.ts';
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
  const text = parts.map((part) => encodeURIComponent(wellFormed(part.join(' '))).replaceAll('-', '%2D')).join(',');
  return `${address.href}${address.hash ? '' : '#'}:~:text=${text}`;
}

/** Who published it, as a reader names it. */
export const outletOf = (article: ViewArticle | undefined): string => article?.publisher ?? article?.name ?? 'unknown';

export const CITATION_FORMATS = ['plain', 'markdown', 'bibtex'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** A quote with where it stands, as text, Markdown or an entry for BibTeX. */
export function citation(quote: string, article: ViewArticle | undefined, format: CitationFormat = 'plain'): string {
  return { plain: plainCitation, markdown: markdownCitation, bibtex: bibtexEntry }[format](quote, article);
}

/** When it was published, or what day it bears itself. */
export const dayIn = (article: ViewArticle | undefined): string => (article && dayOf(article)) ?? 'no date';

/** `“Quote” (Outlet, “Headline”, 2024-05-03, https://…)` */
function plainCitation(quote: string, article: ViewArticle | undefined): string {
  const title = article?.title ? `“${article.title}”` : null;
  const source = [outletOf(article), title, dayIn(article), article?.url ?? null];
  // In one line: what is pasted into a terminal by mistake must not run.
  return harmless(`“${quote}” (${source.filter((part) => part !== null).join(', ')})`.replace(/\s+/g, ' '));
}

/** Text in which BibTeX finds neither commands nor the end of its field. */
const inBibtex = (text: string): string =>
  harmless(text)
    .replace(/[\\{}]/g, ' ')
    .replace(/[&%$#_~^]/g, '\\$&')
    .replace(/\s+/g, ' ');

/** A block quote, and below it outlet, headline (linked) and day. */
function markdownCitation(quote: string, article: ViewArticle | undefined): string {
  const lines = quote.split('\n').map((line) => `> ${inMarkdown(line)}`);
  const link = quoteLink(article?.url ?? null, quote);
  const title = article?.title ?? link;
  const headline = title === null ? null : markdownLink(title, link);
  return [
    ...lines,
    '>',
    `> — ${[inMarkdown(outletOf(article)), headline, dayIn(article)].filter(Boolean).join(', ')}`,
  ].join('\n');
}

/** `@misc` with the quote as its note; what BibTeX would take for a command is escaped. */
function bibtexEntry(quote: string, article: ViewArticle | undefined): string {
  const fields = {
    title: article?.title ?? null,
    publisher: outletOf(article),
    date: article?.published?.slice(0, 10) ?? null,
    url: article?.url ?? null,
    note: `“${quote}”`,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === null
      ? []
      : [`  ${name} = {${name === 'url' ? value.replace(/[{}\\]/g, encodeURIComponent) : inBibtex(value)}},`],
  );
  return [`@misc{${article?.id ?? 'unknown'},`, ...lines, '}'].join('\n');
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
