/** The items whose names are nearest to a text: those that share a word with it first, then by edit distance. */
export function nearest<Item>(
  text: string,
  items: readonly Item[],
  names: (item: Item) => readonly string[],
  limit = 5,
): Item[] {
  const words = new Set(text.split(/[ -]/));
  const score = (item: Item) => Math.min(...names(item).map((name) => distanceOf(text, name, words)), Number.MAX_VALUE);
  return items
    .map((item, index) => ({ item, index, score: score(item) }))
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** A shared word is worth more than any number of equal letters. */
function distanceOf(text: string, name: string, words: ReadonlySet<string>): number {
  const shared = name.split(/[ -]/).filter((word) => words.has(word)).length;
  return editDistance(text, name) / Math.max(text.length, name.length, 1) - shared;
}

/** Levenshtein distance in code units. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
