/** Longer texts hardly ever come twice; nor do objects that are longer as JSON. */
const SHORT = 200;
/** Longer lists neither. */
const FEW = 4;

/**
 * Puts one text for all equal ones into values that were parsed from JSON, one list for equal short lists of texts, and one
 * object for equal short objects of these: names, days, outlets, parties and places of claims come again and again, and
 * more than half of the memory of many records is in them. What comes back is the value itself, changed, or its equal.
 */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly unknown[]>();
  readonly #objects = new Map<string, object>();

  of<Value>(value: Value): Value {
    if (typeof value === 'string') return this.#text(value) as Value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.#list(value) as Value;
    let length = 0;
    for (const [name, own] of Object.entries(value)) {
      const shared = this.of(own);
      (value as Record<string, unknown>)[name] = shared;
      length += lengthOf(shared);
    }
    return length > SHORT ? value : this.#object(value);
  }

  #object<Value extends object>(value: Value): Value {
    const key = JSON.stringify(value);
    const known = this.#objects.get(key);
    if (known === undefined) this.#objects.set(key, value);
    return (known as Value | undefined) ?? value;
  }

  #text(text: string): string {
    if (text.length > SHORT) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #list(list: unknown[]): readonly unknown[] {
    for (const [index, own] of list.entries()) list[index] = this.of(own);
    if (list.length > FEW || !list.every((own) => typeof own === 'string')) return list;
    const key = JSON.stringify(list);
    const known = this.#lists.get(key);
    if (known === undefined) this.#lists.set(key, list);
    return known ?? list;
  }
}

/** About how long a value is as JSON; endless where it holds objects. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, own) => sum + lengthOf(own), 0);
  return typeof value === 'object' && value !== null ? Number.POSITIVE_INFINITY : 1;
}
