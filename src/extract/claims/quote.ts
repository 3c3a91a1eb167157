import type { Article } from '../../model/article.ts';
import type { Quote } from '../../model/claim.ts';

/** How much of the text around a quote is kept to find it again, in characters. */
const AROUND = 32;

/** The words of an article from `start` to `end`, as W3C Web Annotation selects them. */
export function quoteOf({ text, pages }: Article, start: number, end: number): Quote {
  const page = pages?.find((other) => other.start <= start && start < other.end);
  return {
    quote: text.slice(start, end),
    start,
    end,
    prefix: text.slice(Math.max(0, start - AROUND), start),
    suffix: text.slice(end, end + AROUND),
    ...(page && { page: page.number }),
  };
}
