import { Kernel, padded } from './kernel.ts';

interface Header {
  readonly relations: readonly string[];
  readonly features: number;
  readonly parts: readonly (readonly [name: string, rows: number, columns?: number])[];
}

/** A matrix of one byte a weight with a scale a row. */
interface Table {
  readonly columns: number;
  readonly scales: Float32Array;
  readonly weights: Int8Array;
}

/** What src/training/trees.py has trained: offsets of its matrices and vectors in the kernel's memory. */
export interface TreeModel {
  readonly relations: readonly string[];
  readonly kernel: Kernel;
  readonly table: Table;
  readonly at: (name: string) => number;
  /** Rows of a matrix or length of a vector. */
  readonly rows: (name: string) => number;
}

/** Reads the file that trees.py writes; its matrices are unpacked into the kernel's memory, the table of words stays where it is. */
export function readTreeModel(file: Uint8Array): TreeModel {
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  const kernel = new Kernel();
  const places = new Map<string, readonly [offset: number, rows: number]>();
  let table: Table | undefined;
  let from = bytes.byteOffset + 4 + length;
  for (const [name, rows, columns] of header.parts) {
    const scales = new Float32Array(bytes.buffer, from, rows);
    const size = columns === undefined ? 0 : rows * columns;
    const weights = new Int8Array(bytes.buffer, from + 4 * rows, size);
    from += 4 * rows + padded(size);
    if (columns === undefined) {
      const offset = kernel.reserve(rows);
      kernel.values.set(scales, offset);
      places.set(name, [offset, rows]);
    } else if (name === 'table') table = { columns, scales, weights };
    else {
      const offset = kernel.reserve(padded(rows) * columns);
      for (let at = 0; at < size; at++)
        kernel.values[offset + at] = (scales[Math.floor(at / columns)] as number) * (weights[at] as number);
      places.set(name, [offset, rows]);
    }
  }
  if (!table) throw new Error('parser.bin holds no table of words; train the parser again');
  return {
    relations: header.relations,
    kernel,
    table,
    at: (name) => places.get(name)?.[0] ?? -1,
    rows: (name) => places.get(name)?.[1] ?? 0,
  };
}
