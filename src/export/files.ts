import { createHash } from 'node:crypto';

/** A file of an export that is a folder. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** `SHA256SUMS` as `sha256sum --check` reads it. */
export const sumsOf = (files: readonly ExportedFile[]): ExportedFile => ({
  path: 'SHA256SUMS',
  text: files.map(({ path, text }) => `${sha256(text)}  ${path}\n`).join(''),
});
