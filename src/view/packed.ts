/** Stands before a number in packed text; JSON itself never has a bare control character. */
const MARK = '\u0001';
const ID = /"([a-z]{3})_([0-9a-f]{16})"/g;

/** What stands in the first line of packed text. */
interface Head {
  /** Characters of a number, in base 36. */
  readonly width: number;
  /** By the first letters of an id: the digits of all such ids, one after another. */
  readonly ids: Readonly<Record<string, string>>;
}

/**
 * JSON with each id that stands in it more than once written once: ids look random, so that compression alone gets
 * nothing out of them, and they are most of a large page.
 */
export function pack(json: string): string {
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

/** The JSON that was packed, character for character. */
export function unpack(packed: string): string {
  const end = packed.indexOf('\n');
  const { width, ids } = JSON.parse(packed.slice(0, end)) as Head;
  const byNumber = new Map<string, string>();
  for (const [name, list] of Object.entries(ids))
    for (let at = 0; at < list.length; at += 16)
      byNumber.set(digits(byNumber.size, width), `"${name}_${list.slice(at, at + 16)}"`);
  const [first = '', ...parts] = packed.slice(end + 1).split(MARK);
  return first + parts.map((part) => `${byNumber.get(part.slice(0, width)) ?? ''}${part.slice(width)}`).join('');
}

const digits = (number: number, width: number): string => number.toString(36).padStart(width, '0');
