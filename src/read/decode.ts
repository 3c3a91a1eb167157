import type { Trouble } from '../model/errors.ts';

/** Text with LF line ends, or why there is none. */
export type Decoded = { readonly text: string } | { readonly trouble: Trouble };

/** Bytes looked at to tell text from something else. */
const SAMPLE = 4096;

/**
 * Bytes to text: UTF-16 by its mark, UTF-8, else windows-1252 (which never fails). `charset` is what the document itself
 * declares. NUL bytes mean that it is no text.
 */
export function decode(bytes: Uint8Array, charset?: string): Decoded {
  if (bytes.length === 0) return { trouble: { code: 'read/empty', message: 'The file is empty.', next: 'Leave it out, or save it again.' } };
  const marked = markOf(bytes);
  if (!marked && bytes.subarray(0, SAMPLE).includes(0)) {
    return { trouble: { code: 'read/binary', message: 'This is no text.', next: 'Convert it to text, HTML or PDF first.' } };
  }
  const text = marked ? new TextDecoder(marked).decode(bytes) : (strictly(bytes, 'utf-8') ?? declared(bytes, charset));
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

function markOf([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function declared(bytes: Uint8Array, charset: string | undefined): string {
  return (charset ? strictly(bytes, charset) : undefined) ?? new TextDecoder('windows-1252').decode(bytes);
}

function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
