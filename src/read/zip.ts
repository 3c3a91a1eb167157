import { Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import type { Trouble } from '../model/errors.ts';
import { DOCUMENT_TYPE } from './documents.ts';

/** All entries together may unpack to this many times the largest document. */
const MOST_DOCUMENTS = 50;

export type ZipEntry =
  | { readonly name: string; readonly type: string; readonly bytes: Buffer }
  | { readonly name: string; readonly trouble: Trouble };

/**
 * The files of an archive whose names fit `wanted`, of which the first group is the type, in the order of their names; others
 * are passed over. Sizes are checked before unpacking.
 */
export async function* readZip(bytes: Buffer, maxBytes: number, wanted = DOCUMENT_TYPE): AsyncGenerator<ZipEntry> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = (await reader.getEntries()).sort((a, b) => (a.filename < b.filename ? -1 : 1));
  let total = 0;
  for (const entry of entries) {
    const type = wanted.exec(entry.filename)?.[1]?.toLowerCase();
    if (entry.directory || type === undefined) continue;
    const { filename: name } = entry;
    const isLarge = entry.uncompressedSize > maxBytes;
    if (isLarge || total + entry.uncompressedSize > maxBytes * MOST_DOCUMENTS) {
      yield { name, trouble: tooLarge(isLarge ? maxBytes : maxBytes * MOST_DOCUMENTS) };
    } else if (entry.encrypted) {
      yield {
        name,
        trouble: { code: 'read/locked', message: 'It is encrypted.', next: 'Unpack it with its password.' },
      };
    } else {
      const content = await unpacked(entry, maxBytes);
      if ('bytes' in content) total += content.bytes.length;
      yield { name, ...('bytes' in content ? { type, bytes: content.bytes } : content) };
    }
  }
  await reader.close();
}

const tooLarge = (most: number): Trouble => ({
  code: 'read/too-large',
  message: `It unpacks to more than ${most} bytes.`,
  next: 'Unpack the archive, and split it.',
});

/** An entry, counted while it is unpacked: the size that the archive gives may be a lie. */
async function unpacked(
  entry: FileEntry,
  most: number,
): Promise<{ readonly bytes: Buffer } | { readonly trouble: Trouble }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const sink = new WritableStream<Uint8Array>({
    write(part) {
      size += part.length;
      if (size > most) throw new Error('too large');
      parts.push(part);
    },
  });
  try {
    await entry.getData(sink, { useWebWorkers: false });
    return { bytes: Buffer.concat(parts) };
  } catch (error) {
    if (size > most) return { trouble: tooLarge(most) };
    const message = `It cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`;
    return { trouble: { code: 'read/broken', message, next: 'Pack the archive again.' } };
  }
}

/** Why an archive may not be unpacked as a whole by others, who count nothing; null where it may. */
export async function tooLargeWhole(bytes: Buffer, most: number): Promise<Trouble | null> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  try {
    let left = most;
    for (const entry of await reader.getEntries()) {
      if (entry.directory) continue;
      const content = await unpacked(entry, left);
      if ('trouble' in content) return content.trouble;
      left -= content.bytes.length;
    }
    return null;
  } finally {
    await reader.close();
  }
}
