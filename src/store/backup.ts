import { existsSync, readFileSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { WhometError } from '../model/errors.ts';
import { VERSION } from '../model/version.ts';
import { capturesIn } from '../read/evidence.ts';
import { BackupLines, checkBackup, type BackupSummary, type KeptPage } from './backup-file.ts';
import { contentOf } from './content.ts';
import type { GraphStore } from './contract.ts';
import { systemFailure } from './system-failure.ts';

/** How often a store that is being written to meanwhile is read anew. */
const TRIES = 5;

/**
 * Writes everything that a store keeps into one file (packed where its name ends in .gz), while it is in use: one state
 * of it, whoever writes meanwhile. The file gets its name when it is whole and was read back. `evidence`: the folder of
 * fetched pages.
 * @throws `backup/exists`; `store/busy` where others write all the time; `store/full`, `store/denied`.
 */
export async function writeBackup(store: GraphStore, file: string, evidence: string): Promise<BackupSummary> {
  if (existsSync(file)) throw exists(file);
  const part = `${file}.part${file.endsWith('.gz') ? '.gz' : ''}`;
  try {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const before = await store.state();
      await writeLines(part, backupLines(store, evidence));
      if ((await store.state()) !== before) continue;
      const summary = await checkBackup(part);
      await rename(part, file);
      return summary;
    }
  } catch (error) {
    throw systemFailure(error, file);
  } finally {
    rmSync(part, { force: true });
  }
  throw new WhometError({
    code: 'store/busy',
    message: `The store was written to during each of ${TRIES} attempts to read it.`,
    where: store.location,
    next: 'Write the backup when less is going on; nothing was written.',
  });
}

async function* backupLines(store: GraphStore, evidence: string): AsyncGenerator<string> {
  const lines = new BackupLines();
  yield lines.header(VERSION);
  for await (const kept of contentOf(store)) yield lines.add(kept);
  for (const alert of await store.alerts()) yield lines.add({ alert });
  for (const page of pagesIn(evidence)) yield lines.add(page);
  yield lines.end();
}

/** A page whose bytes are gone, or not what was fetched, goes without them. */
function* pagesIn(folder: string): Generator<KeptPage> {
  const packed = new Set<string>();
  for (const page of capturesIn(folder)) {
    const path = join(folder, page.sha256);
    if (packed.has(page.sha256) || !existsSync(path)) yield { page };
    else yield { page, body: readFileSync(path).toString('base64') };
    packed.add(page.sha256);
  }
}

function writeLines(file: string, lines: AsyncGenerator<string>): Promise<void> {
  const output = createWriteStream(file, { flush: true, mode: 0o600 });
  const source = Readable.from(lines);
  return file.endsWith('.gz') ? pipeline(source, createGzip(), output) : pipeline(source, output);
}

const exists = (file: string): WhometError =>
  new WhometError({
    code: 'backup/exists',
    message: 'There is a file of this name.',
    where: file,
    next: 'Name another one, or move it away; a backup overwrites nothing.',
  });
