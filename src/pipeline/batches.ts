/** Groups of up to `size` items, in their order; `seen` hears of each item as it comes. */
export async function* inBatches<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  size: number,
  seen: (item: Item) => void = () => {},
): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    seen(item);
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
