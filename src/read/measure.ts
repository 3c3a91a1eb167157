import { stat } from 'node:fs/promises';

/** How much of the input has been read. */
export interface Measure {
  /** The next file; those before it are read. */
  begin(file: string): void;
  /** Bytes read of the file that was begun last. */
  readonly read: (bytes: number) => void;
}

export const NO_MEASURE: Measure = { begin: () => {}, read: () => {} };

/** Tells `onShare` which share of the bytes of all files lies behind. */
export async function measureOf(
  files: readonly { readonly file: string }[],
  { onShare }: { readonly onShare?: (share: number) => void },
): Promise<Measure> {
  if (!onShare) return NO_MEASURE;
  const sizes = new Map<string, number>();
  for (const { file } of files) sizes.set(file, (await stat(file).catch(() => ({ size: 0 }))).size);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let before = 0;
  let current = 0;
  const tell = (bytes: number): void => onShare(total === 0 ? 1 : Math.min(1, (before + bytes) / total));
  return {
    begin(file) {
      before += current;
      current = sizes.get(file) ?? 0;
      tell(0);
    },
    read: tell,
  };
}
