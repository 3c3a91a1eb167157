import { failed, troubleOf, type ReadItem } from './items.ts';
import type { Metadata } from './make-article.ts';
import { GDELT_TYPE } from './registers/gdelt.ts';
import type { Mapping } from './registers/mapping.ts';
import { gdeltItems, openRegister, type RegisterItem } from './registers/registers.ts';

/**
 * The meetings of a register, an article each. In a folder, tables that are no register are passed over; one that was
 * asked for is then a trouble. `isOurs` is asked for every meeting.
 */
export async function* readTableItems(
  file: string,
  asked: boolean,
  own: Mapping | undefined,
  metadata: Metadata | undefined,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  try {
    if (GDELT_TYPE.test(file)) return yield* itemsOf(file, gdeltItems(file), isOurs);
    const opened = await openRegister(file, own, metadata);
    if (opened && !('trouble' in opened)) return yield* itemsOf(file, opened, isOurs);
    if (!isOurs()) return;
    if (!asked) yield { kind: 'skipped', file, reason: 'no register' };
    else
      yield troubleOf(
        file,
        opened?.trouble ?? {
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
