import type { Span } from '../model/article.ts';

/** Where a quote stands in a text, letter by letter; only white space may differ, as where lines are broken. */
export function findQuote(text: string, quote: string): Span | null {
  const words = quote.trim().split(/\s+/u);
  if (words[0] === '') return null;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'u').exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}
