import { hash } from 'node:crypto';

/** A file of an export that is a folder. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}

/** A file that is taken over as it is, from where its SHA-256 was known before. */
export interface CopiedFile {
  readonly path: string;
  readonly source: string;
  readonly sha256: string;
}

export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);

/** `SHA256SUMS` as `sha256sum --check` reads it. */
export const sumsOf = (files: readonly (ExportedFile | CopiedFile)[]): ExportedFile => ({
  path: 'SHA256SUMS',
  text: files.map((file) => `${'text' in file ? sha256(file.text) : file.sha256}  ${file.path}\n`).join(''),
});
