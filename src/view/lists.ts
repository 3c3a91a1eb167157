/** Lists of numbers, one after the other in two arrays: small and quick for tens of thousands of short lists. */
export interface Lists {
  /** Where the list of each number begins; one more than there are lists. */
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

export function makeLists(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) starts[index + 1] = (starts[index] ?? 0) + list.length;
  const values = new Uint32Array(starts[lists.length] ?? 0);
  for (const [index, list] of lists.entries()) values.set(list, starts[index]);
  return { starts, values };
}

/** The list of one number; a view of the same memory. */
export const listOf = ({ starts, values }: Lists, index: number): Uint32Array =>
  values.subarray(starts[index] ?? 0, starts[index + 1] ?? 0);

/** The same relation the other way round: for each value below `size`, the numbers whose lists hold it. */
export function inverse({ starts, values }: Lists, size: number): Lists {
  const back: number[][] = Array.from({ length: size }, () => []);
  for (let index = 0; index + 1 < starts.length; index++)
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) back[values[at] ?? 0]?.push(index);
  return makeLists(back);
}
