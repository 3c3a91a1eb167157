import { createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { once } from 'node:events';
import { withoutArticles } from '../../resolve/ledger/without-articles.ts';
import { parseLine, recordLines } from './record-log.ts';

/** Writes the record anew without a trace of some articles' text, and puts it in the place of the old one in one step. */
export async function purgeRecord(path: string, articles: ReadonlySet<string>): Promise<void> {
  const fresh = `${path}.new`;
  const output = createWriteStream(fresh);
  let isHeader = true;
  for await (const bytes of recordLines(path)) {
    const kept = isHeader ? bytes : keptOf(bytes, path, articles);
    isHeader = false;
    if (kept !== null && !output.write(Buffer.concat([kept, Buffer.from('\n')]))) await once(output, 'drain');
  }
  output.end();
  await once(output, 'close');
  await syncFile(fresh);
  await rename(fresh, path);
}

function keptOf(bytes: Buffer, path: string, articles: ReadonlySet<string>): Buffer | null {
  const line = parseLine(bytes, path);
  if ('record' in line) return articles.has(line.id) ? null : bytes;
  if (!('judgement' in line)) return bytes;
  const judgement = withoutArticles(line.judgement, articles);
  return judgement && Buffer.from(JSON.stringify({ judgement }));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
