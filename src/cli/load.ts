import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { ARTICLE_SCHEMA, type ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { hasGraph } from '../store/ingest.ts';
import { rebuildGraph } from '../store/rebuild.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly files: readonly string[];
  readonly store: string | undefined;
}

export const loadCommand: CommandModule<object, Flags> = {
  command: 'load <files..>',
  describe: 'Add records that `extract` wrote (.jsonl, .jsonl.gz), in any order, any number of times',
  builder: (yargs) =>
    yargs.positional('files', { type: 'string', array: true, demandOption: true }).options(storeOption) as never,
  handler: async ({ files, store }) => {
    const counts = await withStore(store, 'write', async (opened) => {
      const total = { added: 0, known: 0, corrected: 0 };
      const before = await opened.info();
      for (const file of files) {
        for await (const batch of inBatches(recordsOf(file), BATCH)) {
          const { added, known, corrected } = await opened.append(batch);
          total.added += added;
          total.known += known;
          total.corrected += corrected;
        }
      }
      if (total.added > 0 || !hasGraph(before)) await rebuildGraph(opened, defaultKnowledge);
      return total;
    });
    const corrected = counts.corrected > 0 ? `corrected      ${counts.corrected}\n` : '';
    process.stdout.write(`records added  ${counts.added}\nknown already  ${counts.known}\n${corrected}`);
  },
};

/** Records that go in together: memory does not grow with the file. */
const BATCH = 500;

/** The records of a file, without the short keys that `extract` puts in front for scorers. */
async function* recordsOf(file: string): AsyncGenerator<ArticleRecord> {
  const bytes = createReadStream(file);
  const lines = createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
    crlfDelay: Infinity,
  });
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim()) yield recordOf(line, `${file}:${number}`);
  }
}

function recordOf(line: string, where: string): ArticleRecord {
  const broken = (message: string): WhometError =>
    new WhometError({ code: 'load/record', message, where, next: 'Write the file again with `whomet extract`.' });
  let value: Partial<ArticleRecord>;
  try {
    value = JSON.parse(line) as Partial<ArticleRecord>;
  } catch {
    throw broken('The line is no JSON.');
  }
  const { schema, version, article, cuts, mentions, claims, candidates } = value;
  if (schema !== ARTICLE_SCHEMA || !version || !article || !cuts || !mentions || !claims)
    throw broken(`The line is no ${ARTICLE_SCHEMA} record.`);
  return { schema, version, article, cuts, mentions, claims, ...(candidates && { candidates }) };
}
