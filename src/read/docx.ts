import type { Trouble } from '../model/errors.ts';
import type { ReadText } from './make-article.ts';
import { tooLargeWhole } from './zip.ts';

/** Bytes that all parts of a document may unpack to. */
const MOST_UNPACKED = 100_000_000;

/** The paragraphs of a Word document. Its dates say when the file was made, not when it was published: they are not read. */
export async function readDocx(bytes: Buffer): Promise<ReadText | { readonly trouble: Trouble }> {
  const trouble = await tooLargeWhole(bytes, MOST_UNPACKED);
  if (trouble) return { trouble };
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  return {
    text: value
      .replace(/\r\n?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
