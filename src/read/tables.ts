import { readFile, stat } from 'node:fs/promises';
import type { Trouble } from '../model/errors.ts';
import { failed, troubleOf, type ReadItem } from './items.ts';
import type { Metadata } from './make-article.ts';
import { GDELT_TYPE } from './registers/gdelt.ts';
import type { Mapping } from './registers/mapping.ts';
import { gdeltItems, openRegister, type RegisterItem } from './registers/registers.ts';
import { TABLE_TYPE, tablesOf, type TableFile } from './registers/table.ts';
import { readZip } from './zip.ts';

/**
 * The meetings of a register, an article each; of a workbook those of every sheet that is one. In a folder or archive,
 * tables that are no register are passed over; one that was asked for is then a trouble. `isOurs` is asked for every
 * meeting.
 */
export async function* readTableItems(
  { name: file, bytes }: TableFile,
  asked: boolean,
  own: Mapping | undefined,
  metadata: Metadata | undefined,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  try {
    if (!bytes && GDELT_TYPE.test(file)) return yield* itemsOf(file, gdeltItems(file), isOurs);
    let register = false;
    let trouble: Trouble | undefined;
    for (const rows of await tablesOf({ name: file, ...(bytes && { bytes }) })) {
      const opened = await openRegister(file, rows, own, metadata);
      if (opened && 'trouble' in opened) trouble ??= opened.trouble;
      else if (opened) {
        register = true;
        yield* itemsOf(file, opened, isOurs);
      }
    }
    if (register || !isOurs()) return;
    if (!asked) yield { kind: 'skipped', file, reason: 'no register' };
    else
      yield troubleOf(
        file,
        trouble ?? {
          code: 'read/register',
          message: 'This is no register whose columns whomet knows.',
          next: 'Say what its columns are with --mapping FILE; docs/registers.md shows how.',
        },
      );
  } catch (error) {
    yield troubleOf(file, failed(error));
  }
}

async function* itemsOf(
  file: string,
  items: AsyncIterable<RegisterItem>,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  for await (const item of items) {
    if (item.kind === 'article') {
      if (isOurs()) yield item;
    } else if (item.kind === 'trouble') yield troubleOf(`${file}:${item.line}`, item.trouble);
    else yield { ...item, file };
  }
}

/** Registers that lie in an archive, not in one within it. What cannot be unpacked as a whole is told by its documents. */
export async function* readPackedTables(
  file: string,
  own: Mapping | undefined,
  metadata: Metadata | undefined,
  maxBytes: number,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  if ((await stat(file)).size > maxBytes) return;
  try {
    for await (const entry of readZip(await readFile(file), maxBytes, TABLE_TYPE)) {
      const name = `${file}/${entry.name}`;
      if ('trouble' in entry) yield troubleOf(name, entry.trouble);
      else yield* readTableItems({ name, bytes: entry.bytes }, false, own, metadata, isOurs);
    }
  } catch {
    // No archive: readBytes has told so.
  }
}
