import { Groups } from '../groups.ts';
import type { Links } from './links.ts';

/** Groups that start from what people put together and never join what they told apart. */
export class JudgedGroups {
  readonly #judged: Links;
  readonly #groups = new Groups<string>();
  readonly #members = new Map<string, string[]>();

  constructor(judged: Links) {
    this.#judged = judged;
    for (const [first, ...others] of judged.together) for (const key of others) this.join(first ?? key, key);
  }

  find(key: string): string {
    return this.#groups.find(key);
  }

  /** False where people keep the two groups apart. */
  join(a: string, b: string): boolean {
    const [left, right] = [this.find(a), this.find(b)];
    if (left === right) return true;
    const [mine, theirs] = [this.#members.get(left) ?? [left], this.#members.get(right) ?? [right]];
    if (!this.#judged.mayJoin(mine, theirs)) return false;
    this.#groups.join(left, right);
    const [larger, smaller] = mine.length < theirs.length ? [theirs, mine] : [mine, theirs];
    for (const key of smaller) larger.push(key);
    this.#members.set(this.find(left), larger);
    return true;
  }
}
