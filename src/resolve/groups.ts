/** Disjoint sets (union-find) whose representative is the smallest member, so that the order of joins does not matter. */
export class Groups<Key extends string> {
  readonly #parent = new Map<Key, Key>();

  find(key: Key): Key {
    let root = key;
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up;
    if (root !== key) this.#parent.set(key, root);
    return root;
  }

  join(a: Key, b: Key): void {
    const left = this.find(a);
    const right = this.find(b);
    if (left === right) return;
    const [root, child] = left < right ? [left, right] : [right, left];
    this.#parent.set(child, root);
  }
}
