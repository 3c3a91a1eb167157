import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { isId } from '../model/ids.ts';
import { ARTICLE_SCHEMA, type ArticleRecord } from '../model/record.ts';
import { inBatches } from '../pipeline/batches.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import { fileLines } from '../store/lines.ts';
import { makeCurrent } from '../store/rebuild.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags {
  readonly files: readonly string[];
  readonly store: string | undefined;
}

export const loadCommand: CommandModule<object, Flags> = {
  command: 'load <files..>',
  describe: 'Add records that `extract` wrote (.jsonl, .jsonl.gz), in any order, any number of times',
  builder: (yargs) =>
    yargs
      .positional('files', { type: 'string', array: true, demandOption: true, describe: 'What extract wrote' })
      .options(storeOption)
      .example('$0 load part-*.jsonl', 'What several machines extracted') as never,
  handler: async ({ files, store }) => {
    const counts = await withStore(store, 'write', async (opened) => {
      const total = { added: 0, known: 0, corrected: 0 };
      for (const file of files) {
        for await (const batch of inBatches(recordsOf(file), BATCH)) {
          const { added, known, corrected } = await opened.append(batch);
          total.added += added;
          total.known += known;
          total.corrected += corrected;
        }
      }
      await makeCurrent(opened, defaultKnowledge);
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
  let number = 0;
  for await (const bytes of fileLines(file)) {
    number++;
    const line = bytes.toString('utf8');
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
  if (![article, ...claims].every(({ id }) => isId(id))) throw broken('The article or a claim has no proper id.');
  return { schema, version, article, cuts, mentions, claims, ...(candidates && { candidates }) };
}
