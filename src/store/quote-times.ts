import { timesIn } from '../extract/times/stage.ts';
import { tokenSpans } from '../language/tokens.ts';

/** Where the words of a quote name a time ("on Tuesday", "16 June"): start and end within the quote. */
export function quoteTimes(quote: string): [start: number, end: number][] {
  const tokens = tokenSpans(quote).map((span) => ({
    ...span,
    text: quote.slice(span.start, span.end),
    upos: '',
    xpos: '',
  }));
  const times = timesIn({ index: 0, start: 0, end: quote.length, tokens }, null);
  return times.map(({ start, end }) => [start, end]);
}
