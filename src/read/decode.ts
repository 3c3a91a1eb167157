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
  if (bytes.length === 0)
    return { trouble: { code: 'read/empty', message: 'The file is empty.', next: 'Leave it out, or save it again.' } };
  const marked = markOf(bytes);
  if (!marked && (bytes.subarray(0, SAMPLE).includes(0) || isPdf(bytes))) {
    return {
      trouble: { code: 'read/binary', message: 'This is no text.', next: 'Convert it to text, HTML or PDF first.' },
    };
  }
  const text = marked ? new TextDecoder(marked).decode(bytes) : (strictly(bytes, 'utf-8') ?? declared(bytes, charset));
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

const isPdf = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-';

function markOf([a, b]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function declared(bytes: Uint8Array, charset: string | undefined): string {
  return (charset ? strictly(bytes, charset) : undefined) ?? strictly(bytes, 'windows-1252') ?? '';
}

function strictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    // As a stream of two parts: in one part, Node 20 takes windows-1252 for ISO 8859-1, whose quotes are control signs.
    const decoder = new TextDecoder(charset, { fatal: true });
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  } catch {
    return undefined;
  }
}
