import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import type { Trouble } from '../model/errors.ts';
import { DOCUMENT_TYPE } from './documents.ts';

/** All entries together may unpack to this many times the largest document. */
const MOST_DOCUMENTS = 50;

export type ZipEntry =
  | { readonly name: string; readonly type: string; readonly bytes: Buffer }
  | { readonly name: string; readonly trouble: Trouble };

/** The documents of an archive in the order of their names; other types are passed over. Sizes are checked before unpacking. */
export async function* readZip(bytes: Buffer, maxBytes: number): AsyncGenerator<ZipEntry> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = (await reader.getEntries()).sort((a, b) => (a.filename < b.filename ? -1 : 1));
  let total = 0;
  for (const entry of entries) {
    const type = DOCUMENT_TYPE.exec(entry.filename)?.[1]?.toLowerCase();
    if (entry.directory || type === undefined) continue;
    const { filename: name } = entry;
    const tooLarge = entry.uncompressedSize > maxBytes;
    if (tooLarge || total + entry.uncompressedSize > maxBytes * MOST_DOCUMENTS) {
      const message = `It unpacks to more than ${tooLarge ? maxBytes : maxBytes * MOST_DOCUMENTS} bytes.`;
      yield { name, trouble: { code: 'read/too-large', message, next: 'Unpack the archive, and split it.' } };
    } else if (entry.encrypted) {
      yield {
        name,
        trouble: { code: 'read/locked', message: 'It is encrypted.', next: 'Unpack it with its password.' },
      };
    } else {
      total += entry.uncompressedSize;
      yield { name, type, bytes: Buffer.from(await entry.getData(new Uint8ArrayWriter())) };
    }
  }
  await reader.close();
}
