import { readPage, typeOfPage, type FetchSettings } from './addresses.ts';
import { failed, troubleOf, type ReadItem } from './items.ts';
import type { MetadataTable } from './metadata.ts';
import { readWarc } from './warc.ts';

/** The pages of a web archive, with the time at which each was fetched; pictures, scripts and failures are skipped. */
export async function* readArchive(
  file: string,
  table: MetadataTable,
  settings: FetchSettings,
  isOurs: () => boolean,
): AsyncGenerator<ReadItem> {
  try {
    for await (const each of readWarc(file, settings.maxBytes)) {
      if (!isOurs()) continue;
      if ('trouble' in each) yield troubleOf(`${file}: ${each.url}`, each.trouble);
      else if ('reason' in each) yield { kind: 'skipped', file: each.url, reason: each.reason };
      else if (typeOfPage(each.page) === null)
        yield { kind: 'skipped', file: each.page.url, reason: 'no article type' };
      else yield* readPage(each.page.url, each.page, each.time, table, settings);
    }
  } catch (error) {
    yield troubleOf(file, failed(error));
  }
}
