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

/** Where an item stands in an ascending list; -1 where it does not. */
export function positionOf<Item extends string | number>(list: readonly Item[], item: Item): number {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = list[middle] as Item;
    if (found === item) return middle;
    if (found < item) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
