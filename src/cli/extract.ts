import type { CommandModule } from 'yargs';
import { jsonText } from '../model/json.ts';
import type { ArticleRecord } from '../model/record.ts';
import { extract } from '../pipeline/extraction.ts';
import { emptyReport } from '../pipeline/ingest.ts';
import type { Shard } from '../read/sources.ts';
import { extractorOption, openExtraction, workersOption, type ExtractorFlags } from './extractor-option.ts';
import { mappingOption, metadataOption } from './ingest.ts';
import { progress } from './progress.ts';
import { reportLines, troubleLines } from './report.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly metadata: string | undefined;
  readonly mapping: string | undefined;
  readonly workers: number;
  readonly shard: Shard | undefined;
  readonly format: 'jsonl';
}

export const extractCommand: CommandModule<object, Flags> = {
  command: 'extract <paths..>',
  describe: 'Read articles and print what they say of meetings, one record a line',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, demandOption: true, describe: 'Files, folders or globs' })
      .options({
        ...metadataOption,
        ...mappingOption,
        ...workersOption,
        ...extractorOption,
        shard: {
          requiresArg: true,
          coerce: shardOf,
          describe: 'Only this share of the documents: 3/16 is the third of sixteen',
        },
        format: { choices: ['jsonl'] as const, default: 'jsonl', describe: 'One JSON object an article' },
      })
      .example('$0 extract articles/ > records.jsonl', 'What `load` takes, on any machine, in any order') as never,
  handler: async ({ paths, metadata, mapping, shard, ...flags }) => {
    const report = emptyReport();
    const extraction = await openExtraction(flags);
    const bar = progress('articles');
    const options = {
      extraction,
      report,
      ...(metadata !== undefined && { metadata }),
      ...(mapping !== undefined && { mapping }),
      ...(shard && { shard }),
    };
    for await (const record of extract(paths, options)) {
      bar.step(record.article.name);
      await write(`${jsonText(printed(record))}\n`);
    }
    bar.done();
    for (const line of [...troubleLines(report), ...reportLines(report, extraction.lines())])
      process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

function shardOf(given: unknown): Shard | undefined {
  if (given === undefined) return undefined;
  const [, number, count] = /^(\d+)\/(\d+)$/.exec(String(given)) ?? [];
  if (Number(number) >= 1 && Number(number) <= Number(count))
    return { index: Number(number) - 1, count: Number(count) };
  throw new RangeError(`--shard takes a share such as 3/16, not ${String(given)}.`);
}

/** Waits where the reader of the pipe is slower. */
const write = (text: string): Promise<void> =>
  new Promise((resolve) => (process.stdout.write(text) ? resolve() : process.stdout.once('drain', resolve)));

/** The full record with the short keys that scorers read: `id` is the article's name, meetings its claims. */
function printed(record: ArticleRecord): object {
  const { article, claims } = record;
  const meetings = claims.map(({ kind, status, participants, places, date, topics, evidence, confidence }) => ({
    kind,
    status,
    participants: participants.map(({ name, type, role, aliases }) => ({ name, type, role, aliases })),
    place: places[0] ? { names: places.flatMap(({ names }) => names), core: places[0].core } : null,
    date,
    topics,
    evidence: evidence.map(({ quote, start, end }) => ({ quote, start, end })),
    confidence,
  }));
  return { id: article.name, title: article.title, published: article.published, meetings, ...record };
}
