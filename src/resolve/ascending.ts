/** How many items two ascending lists have in common, of which each holds none twice. */
export function countCommon<Item extends string | number>(a: readonly Item[], b: readonly Item[]): number {
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as Item, b[j] as Item];
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}
