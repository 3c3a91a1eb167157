import { describe, expect, test } from 'vitest';
import { Kernel } from '../../src/language/kernel.ts';
import { bestTree } from '../../src/language/tree-decoder.ts';
import { random } from '../../src/training/perceptron.ts';

const crosses = (heads: number[]): boolean =>
  heads.some((head, word) =>
    heads.some((other, second) => {
      if (head < 0 || other < 0) {
        const [from, to] = head < 0 ? [Math.min(other, second), Math.max(other, second)] : [-1, -1];
        return head < 0 && other >= 0 && from < word && word < to;
      }
      const [a, b] = [Math.min(head, word), Math.max(head, word)];
      const [c, d] = [Math.min(other, second), Math.max(other, second)];
      return a < c && c < b && b < d;
    }),
  );

/** Every tree over `size` words: heads by word, -1 the root, exactly one root, no cycle, no crossing arcs. */
function everyTree(size: number): number[][] {
  const lists = Array.from({ length: size }).reduce<number[][]>(
    (all) => all.flatMap((list) => Array.from({ length: size + 1 }, (_, head) => [...list, head - 1])),
    [[]],
  );
  const reachesRoot = (heads: number[], word: number): boolean => {
    for (let at = word, steps = 0; steps <= size; at = heads[at] ?? -1, steps++) if (heads[at] === -1) return true;
    return false;
  };
  return lists.filter(
    (heads) =>
      heads.filter((head) => head === -1).length === 1 &&
      heads.every((head, word) => head !== word && reachesRoot(heads, word)) &&
      !crosses(heads),
  );
}

describe('the best tree', () => {
  test('a word alone is the root', () => {
    expect([...bestTree(1, () => 0)]).toEqual([-1]);
    expect([...bestTree(0, () => 0)]).toEqual([]);
  });

  test.each([2, 3, 4, 5])('equals the best of all trees over %d words', (size) => {
    const trees = everyTree(size);
    for (let round = 0; round < 20; round++) {
      const next = random(round * 10 + size);
      const scores = Array.from({ length: size + 1 }, () => Array.from({ length: size }, () => next() * 2 - 1));
      const score = (head: number, word: number): number => scores[head + 1]?.[word] ?? 0;
      const sum = (heads: readonly number[]): number => heads.reduce((all, head, word) => all + score(head, word), 0);
      const found = [...bestTree(size, score)];
      expect(trees).toContainEqual(found);
      expect(sum(found)).toBeCloseTo(Math.max(...trees.map(sum)), 9);
    }
  });
});

describe('the kernel', () => {
  test('multiplies and adds, also after its memory has grown', () => {
    const kernel = new Kernel();
    const [n, d, m] = [3, 8, 4];
    const [x, w, bias] = [kernel.reserve(n * d), kernel.reserve(m * d), kernel.reserve(m)];
    const y = kernel.reserve(n * m);
    kernel.reserve(100_000);
    const next = random(3);
    for (let at = 0; at < y; at++) kernel.values[at] = next() - 0.5;
    kernel.affine(x, n, d, w, bias, m, y);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) {
        let sum = kernel.values[bias + j] ?? 0;
        for (let k = 0; k < d; k++) sum += (kernel.values[x + i * d + k] ?? 0) * (kernel.values[w + j * d + k] ?? 0);
        expect(kernel.values[y + i * m + j]).toBeCloseTo(sum, 5);
      }
    }
  });
});
