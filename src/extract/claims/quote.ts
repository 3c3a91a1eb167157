import type { Article } from '../../model/article.ts';
import type { Quote } from '../../model/claim.ts';

/** How much of the text around a quote is kept to find it again, in characters. */
const AROUND = 32;

/** The place itself, or the next one where it stands within a character: emoji are two units of a string. */
const whole = (text: string, at: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) ? at + 1 : at;

/** The words of an article from `start` to `end`, as W3C Web Annotation selects them. */
export function quoteOf({ text, pages }: Article, start: number, end: number): Quote {
  const page = pages?.find((other) => other.start <= start && start < other.end);
  return {
    quote: text.slice(start, end),
    start,
    end,
    prefix: text.slice(whole(text, Math.max(0, start - AROUND)), start),
    suffix: text.slice(end, whole(text, end + AROUND)),
    ...(page && { page: page.number }),
  };
}
