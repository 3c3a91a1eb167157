import { readFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import { extractArticle } from '../pipeline/extract-article.ts';
import { emptyReport, extractAll } from '../pipeline/ingest.ts';
import { accuracy, measures, score, type Scores } from '../pipeline/score.ts';
import { toScored, type ScoredDocument } from '../pipeline/scored.ts';
import { readSources } from '../read/sources.ts';
import { metadataOption } from './ingest.ts';
import { troubleLines } from './report.ts';

interface Flags {
  readonly paths: readonly string[];
  readonly gold: string;
  readonly metadata: string | undefined;
  readonly format: 'table' | 'json';
}

export const evaluateCommand: CommandModule<object, Flags> = {
  command: 'evaluate <paths..>',
  describe: 'Compare what is found in articles with annotated meetings',
  builder: (yargs) =>
    yargs
      .positional('paths', { type: 'string', array: true, demandOption: true, describe: 'The annotated articles' })
      .options({
        gold: { type: 'string', demandOption: true, describe: 'Annotations, one JSON object an article: id, meetings' },
        ...metadataOption,
        format: {
          choices: ['table', 'json'] as const,
          default: 'table',
          describe: 'Table for people, JSON for programs',
        },
      })
      .example(
        '$0 evaluate data/samples --metadata data/samples/metadata.csv --gold data/gold/samples.jsonl',
        'The samples',
      ) as never,
  handler: async ({ paths, gold, metadata, format }) => {
    const predicted: ScoredDocument[] = [];
    const sources = readSources(paths, metadata === undefined ? {} : { metadata });
    const annotated = readGold(gold);
    const report = emptyReport();
    for await (const record of extractAll(sources, extractArticle, report)) predicted.push(toScored(record));
    const scores = score(annotated, predicted);
    process.stdout.write(format === 'json' ? `${JSON.stringify(scores)}\n` : tableOf(scores));
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

function readGold(path: string): ScoredDocument[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [goldOf(line, `${path}:${index + 1}`)]));
}

function goldOf(line: string, where: string): ScoredDocument {
  const broken = (message: string): WhometError =>
    new WhometError({
      code: 'evaluate/gold',
      message,
      where,
      next: 'Write one JSON object an article: {"id", "meetings": [{"kind", "status", "participants", "place", "date"}]}.',
    });
  let value: Partial<ScoredDocument> | null;
  try {
    value = JSON.parse(line) as Partial<ScoredDocument> | null;
  } catch {
    throw broken('The line is no JSON.');
  }
  if (typeof value?.id !== 'string' || !Array.isArray(value.meetings))
    throw broken('The line is no annotated article.');
  return value as ScoredDocument;
}

const percent = (value: number): string => (100 * value).toFixed(1).padStart(6);

function tableOf({ documents, unread, pair, meeting, tuple, fields }: Scores): string {
  const counts = Object.entries({ pair, meeting, tuple }).map(([name, count]) => {
    const { precision, recall, f1 } = measures(count);
    return `${name.padEnd(8)}${percent(precision)}${percent(recall)}${percent(f1)}   ${count.right} right, ${count.spurious} spurious, ${count.missed} missed`;
  });
  const accuracies = Object.entries(fields).map(
    ([name, share]) => `${name.padEnd(8)}${percent(accuracy(share))}   of ${share.of}`,
  );
  const warning = unread === 0 ? [] : [`${unread} of ${documents} annotated articles were not among those read.`];
  return `${['             P     R    F1', ...counts, ...accuracies, ...warning].join('\n')}\n`;
}
