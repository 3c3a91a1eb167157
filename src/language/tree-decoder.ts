/**
 * The best projective tree over `size` words (Eisner 1996), with exactly one word at the root. `score(head, word)` is
 * the gain of an arc, `head` -1 for the root. Returns each word's head.
 */
export function bestTree(size: number, score: (head: number, word: number) => number): Int32Array {
  const heads = new Int32Array(size).fill(-1);
  if (size < 2) return heads;
  const cells = size * size;
  // Spans [i, j]: done or still open, with their head on the left or on the right; and where each was divided.
  const [doneLeft, doneRight] = [new Float64Array(cells), new Float64Array(cells)];
  const [openLeft, openRight] = [new Float64Array(cells), new Float64Array(cells)];
  const [joint, cutLeft, cutRight] = [new Int16Array(cells), new Int16Array(cells), new Int16Array(cells)];
  for (let length = 1; length < size; length++) {
    for (let i = 0; i + length < size; i++) {
      const j = i + length;
      const at = i * size + j;
      let [top, where] = [-Infinity, i];
      for (let r = i; r < j; r++) {
        const sum = (doneLeft[i * size + r] as number) + (doneRight[(r + 1) * size + j] as number);
        if (sum > top) [top, where] = [sum, r];
      }
      joint[at] = where;
      openLeft[at] = top + score(i, j);
      openRight[at] = top + score(j, i);
      [top, where] = [-Infinity, i];
      for (let r = i; r < j; r++) {
        const sum = (doneRight[i * size + r] as number) + (openRight[r * size + j] as number);
        if (sum > top) [top, where] = [sum, r];
      }
      doneRight[at] = top;
      cutRight[at] = where;
      [top, where] = [-Infinity, j];
      for (let r = i + 1; r <= j; r++) {
        const sum = (openLeft[i * size + r] as number) + (doneLeft[r * size + j] as number);
        if (sum > top) [top, where] = [sum, r];
      }
      doneLeft[at] = top;
      cutLeft[at] = where;
    }
  }
  let [root, best] = [0, -Infinity];
  for (let r = 0; r < size; r++) {
    const sum = score(-1, r) + (doneRight[r] as number) + (doneLeft[r * size + size - 1] as number);
    if (sum > best) [root, best] = [r, sum];
  }
  // Each entry is a span still to be read: kind 0 done with its head left, 1 done right, 2 open left, 3 open right.
  const rest: [kind: number, i: number, j: number][] = [
    [1, 0, root],
    [0, root, size - 1],
  ];
  for (let span = rest.pop(); span; span = rest.pop()) {
    const [kind, i, j] = span;
    if (i >= j) continue;
    const at = i * size + j;
    if (kind === 0) rest.push([2, i, cutLeft[at] as number], [0, cutLeft[at] as number, j]);
    else if (kind === 1) rest.push([1, i, cutRight[at] as number], [3, cutRight[at] as number, j]);
    else {
      if (kind === 2) heads[j] = i;
      else heads[i] = j;
      rest.push([0, i, joint[at] as number], [1, (joint[at] as number) + 1, j]);
    }
  }
  return heads;
}
