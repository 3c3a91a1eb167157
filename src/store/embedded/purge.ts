import { open } from 'node:fs/promises';
import { withoutArticles } from '../../resolve/ledger/without-articles.ts';
import { systemFailure } from '../system-failure.ts';
import { parseLine, type Line } from './record-lines.ts';
import { recordLines } from './record-log.ts';
import { StateTrack } from './record-state.ts';

/**
 * Writes the record anew, into `fresh`, without a trace of some articles' text and with lines at the end. Returns the state of the
 * new file, which is on the disk then, beside the old one.
 */
export async function purgedCopy(
  path: string,
  fresh: string,
  articles: ReadonlySet<string>,
  last: readonly Line[],
): Promise<string> {
  const track = new StateTrack([]);
  const file = await open(fresh, 'w');
  try {
    const write = async (line: Buffer): Promise<void> => {
      const bytes = Buffer.concat([line, Buffer.from('\n')]);
      await file.writeFile(bytes);
      track.add(bytes);
    };
    let isHeader = true;
    for await (const bytes of recordLines(path)) {
      const kept = isHeader ? bytes : keptOf(bytes, path, articles);
      isHeader = false;
      if (kept !== null) await write(kept);
    }
    for (const line of last) await write(Buffer.from(JSON.stringify(line)));
    await file.sync();
  } catch (error) {
    throw systemFailure(error, fresh);
  } finally {
    await file.close();
  }
  return track.state;
}

function keptOf(bytes: Buffer, path: string, articles: ReadonlySet<string>): Buffer | null {
  const line = parseLine(bytes, path);
  if ('record' in line) return articles.has(line.id) ? null : bytes;
  if (!('judgement' in line)) return bytes;
  const judgement = withoutArticles(line.judgement, articles);
  return judgement && Buffer.from(JSON.stringify({ judgement }));
}
