// The one piece of arithmetic that takes time, as WebAssembly with 4-lane floats; kernel.wat is its source.
const CODE =
  'AGFzbQEAAAABCwFgB39/f39/f38AAg8BA2VudgZtZW1vcnkCAAEDAgEABwoBBmFmZmluZQAACuEDAd4DAwd/BXsCfyACQQJ0IQcC' +
  'QANAIAFFDQFBACEIIAMhCgJAA0AgCCAFTw0BIAogB2ohCyALIAdqIQwgDCAHaiEN/QwAAAAAAAAAAAAAAAAAAAAAIQ/9DAAAAAAA' +
  'AAAAAAAAAAAAAAAhEP0MAAAAAAAAAAAAAAAAAAAAACER/QwAAAAAAAAAAAAAAAAAAAAAIRJBACEJA0AgACAJav0ABAAhDiAPIA4g' +
  'CiAJav0ABAD95gH95AEhDyAQIA4gCyAJav0ABAD95gH95AEhECARIA4gDCAJav0ABAD95gH95AEhESASIA4gDSAJav0ABAD95gH9' +
  '5AEhEiAJQRBqIQkgCSAHSQ0ACyAPIBD9DQABAgMQERITCAkKCxgZGhsgDyAQ/Q0EBQYHFBUWFwwNDg8cHR4f/eQBIQ4gESAS/Q0A' +
  'AQIDEBESEwgJCgsYGRobIBEgEv0NBAUGBxQVFhcMDQ4PHB0eH/3kASERIAYgCEECdGogBCAIQQJ0av0ABAAgDiAR/Q0AAQIDBAUG' +
  'BxAREhMUFRYXIA4gEf0NCAkKCwwNDg8YGRobHB0eH/3kAf3kAf0LBAAgDSAHaiEKIAhBBGohCAwACwsgACAHaiEAIAYgBUECdGoh' +
  'BiABQQFrIQEMAAsLCw==';

/** The part of the platform's WebAssembly that is used here: the library of types knows it only for browsers. */
declare const WebAssembly: {
  readonly Memory: new (limits: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
};

const PAGE = 65_536;
const LANES = 4;

type Affine = (x: number, n: number, d: number, w: number, bias: number, m: number, y: number) => void;

/** Memory for numbers and the one operation on it. Offsets count numbers of 4 bytes, all at multiples of four. */
export class Kernel {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #affine: Affine;
  #top = 0;
  values = new Float32Array(this.#memory.buffer);

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(CODE, 'base64'));
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.#memory } });
    this.#affine = exports['affine'] as Affine;
  }

  /** Sets memory aside, filled with zeros; growing it replaces `values`. */
  reserve(size: number): number {
    const at = this.#top;
    this.#top += padded(size);
    const missing = this.#top * 4 - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE));
      this.values = new Float32Array(this.#memory.buffer);
    }
    return at;
  }

  /** y[i][j] = bias[j] + x[i] . w[j] for `n` rows of x and `m` of w, `d` numbers each; d and m are multiples of 4. */
  affine(x: number, n: number, d: number, w: number, bias: number, m: number, y: number): void {
    this.#affine(x * 4, n, d, w * 4, bias * 4, m, y * 4);
  }
}

export const padded = (size: number): number => Math.ceil(size / LANES) * LANES;
