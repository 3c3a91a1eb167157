import type { ReadText } from './make-article.ts';

/** The paragraphs of a Word document. Its dates say when the file was made, not when it was published: they are not read. */
export async function readDocx(bytes: Buffer): Promise<ReadText> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  return {
    text: value
      .replace(/\r\n?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}
