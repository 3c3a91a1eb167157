// @ts-check
/** Chance that is the same on every machine: mulberry32. */

/** @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** A whole number below `limit`. @param {number} limit */
    below: (limit) => Math.floor(next() * limit),
    /** An index below `limit`, small ones far more often: a power law. @param {number} limit @param {number} power */
    skewed: (limit, power = 3) => Math.floor(limit * next() ** power),
    /** One of the entries, by their weights. @template Kind @param {readonly (readonly [Kind, number])[]} weighted */
    pick: (weighted) => {
      let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of weighted) if ((left -= weight) < 0) return item;
      return /** @type {readonly [Kind, number]} */ (weighted[0])[0];
    },
  };
}

const STARTS = [
  'Ba',
  'Ce',
  'Do',
  'Fa',
  'Gu',
  'Ha',
  'Ira',
  'Jo',
  'Ka',
  'Le',
  'Mo',
  'Na',
  'Or',
  'Pe',
  'Ra',
  'Sé',
  'Ta',
  'Ul',
  'Vo',
  'Ya',
];
const MIDDLES = ['', 'la', 'mi', 'no', 'ra', 'ske', 'tü', 'va', 'zo', 'lin', 'mar', 'nde', 'rro', 'sho', 'ti', 'ku'];
const ENDS = ['n', 's', 'v', 'dis', 'ko', 'la', 'mir', 'ni', 'ov', 'ra', 'ström', 'ti', 'u', 'wen', 'x', 'zek'];

/** Made-up words: another one for each index up to 5,120, then with a second part. @param {number} index @returns {string} */
export function madeUp(index) {
  const start = STARTS[index % 20] ?? '';
  const middle = MIDDLES[Math.floor(index / 20) % 16] ?? '';
  const end = ENDS[Math.floor(index / 320) % 16] ?? '';
  const rest = Math.floor(index / 5120);
  return `${start}${middle}${end}${rest > 0 ? `-${madeUp(rest - 1)}` : ''}`;
}
