/** 32-bit FNV-1a of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Mixes a value into a hash; the order of values matters. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x85ebca6b) >>> 0;
}

/** A growing list of feature hashes, reused from one decision to the next. */
export class Features {
  readonly values = new Uint32Array(256);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  /** A feature is a template's number with up to four values. */
  add(template: number, a = 0, b = 0, c = 0, d = 0): void {
    this.values[this.size++] = mix(mix(mix(mix(template * 0x632be5ab, a), b), c), d);
  }
}
