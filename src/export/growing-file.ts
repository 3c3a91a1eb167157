import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Characters that are written at a time. */
const PIECE = 1 << 20;

/** A new file that is written line by line, in large pieces; several may grow side by side. Throws what the disk throws. */
export class GrowingFile {
  readonly #file: number;
  #lines: string[] = [];
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** `line` with its end. */
  write(line: string): void {
    this.#lines.push(line);
    this.#length += line.length;
    if (this.#length >= PIECE) this.#flush();
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #flush(): void {
    writeFileSync(this.#file, this.#lines.join(''));
    this.#lines = [];
    this.#length = 0;
  }
}
