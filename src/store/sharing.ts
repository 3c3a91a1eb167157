/** Longer texts hardly ever come twice. */
const SHORT = 200;
/** Longer lists neither. */
const FEW = 4;

/**
 * Puts one text for all equal ones into values that were parsed from JSON, and one list for equal short lists of texts:
 * names, days, outlets and words of claims come again and again, and half of the memory of many records is in them.
 * What comes back is the value itself, changed.
 */
export class Sharing {
  readonly #texts = new Map<string, string>();
  readonly #lists = new Map<string, readonly unknown[]>();

  of<Value>(value: Value): Value {
    if (typeof value === 'string') return this.#text(value) as Value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.#list(value) as Value;
    for (const [name, own] of Object.entries(value))
      if (typeof own === 'string' || typeof own === 'object') (value as Record<string, unknown>)[name] = this.of(own);
    return value;
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
