/** Stands before a number in packed text; JSON itself never has a bare control character. */
const MARK = '\u0001';
const ID = /"([a-z]{3})_([0-9a-f]{16})"/g;
/** Items of a list that stand in one line. */
const A_LINE = 100;

/** What stands in the first line of packed text. */
interface Head {
  /** Characters of a number, in base 36. */
  readonly width: number;
  /** By the first letters of an id: the digits of all such ids, one after another. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * An object as lines of JSON, each a part of it: of a long list some items. So a page reads it line by line and never
 * holds the whole text. Each id that stands in it more than once is written once: ids look random, so that compression
 * alone gets nothing out of them, and they are most of a large page.
 */
export function pack(data: object): string {
  const json = linesOf(data).join('\n');
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const [id] of json.matchAll(ID)) (seen.has(id) ? again : seen).add(id);
  const groups = new Map<string, string[]>();
  for (const id of again) {
    const name = id.slice(1, 4);
    const group = groups.get(name);
    if (group) group.push(id);
    else groups.set(name, [id]);
  }
  const all = [...groups.values()].flat();
  const width = Math.max(1, all.length.toString(36).length);
  const numbers = new Map(all.map((id, number) => [id, MARK + digits(number, width)]));
  const ids = Object.fromEntries([...groups].map(([name, list]) => [name, list.map((id) => id.slice(5, -1)).join('')]));
  const head: Head = { width, ids };
  return `${JSON.stringify(head)}\n${json.replace(ID, (id) => numbers.get(id) ?? id)}`;
}

function linesOf(data: object): string[] {
  return Object.entries(data).flatMap(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value) || value.length <= A_LINE) return JSON.stringify({ [key]: value });
    const lines: string[] = [];
    for (let at = 0; at < value.length; at += A_LINE)
      lines.push(JSON.stringify({ [key]: value.slice(at, at + A_LINE) }));
    return lines;
  });
}

/** Takes packed text piece by piece, wherever it is cut, and gives back the object. */
export class Unpacker {
  readonly #data: Record<string, unknown> = {};
  /** Pieces of the line that has not ended yet. */
  #line: string[] = [];
  #expand: ((line: string) => string) | null = null;

  add(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#line.push(text.slice(from, end));
      this.#endLine();
      from = end + 1;
    }
    this.#line.push(text.slice(from));
  }

  end(): Record<string, unknown> {
    this.#endLine();
    return this.#data;
  }

  #endLine(): void {
    const line = this.#line.join('');
    this.#line = [];
    if (line === '') return;
    if (!this.#expand) this.#expand = expander(JSON.parse(line) as Head);
    else this.#take(JSON.parse(this.#expand(line)) as Record<string, unknown>);
  }

  #take(part: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(part)) {
      const known = this.#data[key];
      if (Array.isArray(known) && Array.isArray(value)) known.push(...(value as unknown[]));
      else this.#data[key] = value;
    }
  }
}

function expander({ width, ids }: Head): (line: string) => string {
  const byNumber = new Map<string, string>();
  for (const [name, list] of Object.entries(ids))
    for (let at = 0; at < list.length; at += 16)
      byNumber.set(digits(byNumber.size, width), `"${name}_${list.slice(at, at + 16)}"`);
  return (line) => {
    const [first = '', ...parts] = line.split(MARK);
    return first + parts.map((part) => `${byNumber.get(part.slice(0, width)) ?? ''}${part.slice(width)}`).join('');
  };
}

const digits = (number: number, width: number): string => number.toString(36).padStart(width, '0');
