/** Letters without case and accents, so that `Sao Tome` finds `São Tomé`. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[ıİ]/g, 'i')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .replace(/ß/g, 'ss')
    .toLowerCase();

/** What the words of a stretch of a quote name. */
export type Meaning = { readonly kind: 'thing'; readonly id: string } | { readonly kind: 'time' };

/** A stretch of a quote, and what its words name; null where they name nothing. */
export interface Piece {
  readonly text: string;
  readonly names: Meaning | null;
}

const TIME: Meaning = { kind: 'time' };

/** Cuts a quote where it names someone, some place or a time; together the pieces are the quote, unchanged. */
export function markNames(
  quote: string,
  named: readonly { readonly id: string; readonly as: readonly string[] }[],
  times: readonly (readonly [start: number, end: number])[] = [],
): Piece[] {
  const words = named
    .flatMap(({ id, as }) => as.map((text) => ({ names: { kind: 'thing', id } as const, text })))
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  const owner: (Meaning | null)[] = Array.from({ length: quote.length }, () => null);
  const begins = new Set<number>([0]);
  const claim = (names: Meaning, start: number, end: number): void => {
    if (owner.slice(start, end).some((taken) => taken !== null)) return;
    owner.fill(names, start, end);
    begins.add(start).add(end);
  };
  for (const { names, text } of words)
    for (const start of wholeWords(quote, text)) claim(names, start, start + text.length);
  for (const [start, end] of times) claim(TIME, start, end);
  const starts = [...begins].filter((start) => start < quote.length).sort((a, b) => a - b);
  return starts.map((start, index) => ({ text: quote.slice(start, starts[index + 1]), names: owner[start] ?? null }));
}

const LETTER = /[\p{L}\p{N}]/u;

/** Where `text` stands in `quote` without a letter right before or after it. */
function wholeWords(quote: string, text: string): number[] {
  const found: number[] = [];
  for (let at = quote.indexOf(text); at >= 0; at = quote.indexOf(text, at + 1)) {
    const before = quote.charAt(at - 1);
    const after = quote.charAt(at + text.length);
    if (!LETTER.test(before) && !LETTER.test(after)) found.push(at);
  }
  return found;
}
