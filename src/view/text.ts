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

/** A stretch of a quote; `id` says what its words name, null where they name nothing. */
export interface Piece {
  readonly text: string;
  readonly id: string | null;
}

/** Cuts a quote where it names someone or some place; together the pieces are the quote, unchanged. */
export function markNames(
  quote: string,
  named: readonly { readonly id: string; readonly as: readonly string[] }[],
): Piece[] {
  const words = named
    .flatMap(({ id, as }) => as.map((text) => ({ id, text })))
    .filter(({ text }) => text.trim() !== '')
    .sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1));
  const owner: (string | null)[] = Array.from({ length: quote.length }, () => null);
  const begins = new Set<number>([0]);
  for (const { id, text } of words)
    for (const start of wholeWords(quote, text)) {
      if (owner.slice(start, start + text.length).some((taken) => taken !== null)) continue;
      owner.fill(id, start, start + text.length);
      begins.add(start).add(start + text.length);
    }
  const starts = [...begins].filter((start) => start < quote.length).sort((a, b) => a - b);
  return starts.map((start, index) => ({ text: quote.slice(start, starts[index + 1]), id: owner[start] ?? null }));
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
