import { readFileSync } from 'node:fs';
import type { CommandModule } from 'yargs';
import { jsonText } from '../model/json.ts';
import { WhometError } from '../model/errors.ts';
import type { ArticleRecord } from '../model/record.ts';
import { agreementOf, type Agreement } from '../pipeline/agreement.ts';
import { FIELDS, fieldScores, type Estimate, type FieldScores } from '../pipeline/fields.ts';
import { emptyReport, type ReadReport } from '../pipeline/ingest.ts';
import { accuracy, measures, score, type Scores } from '../pipeline/score.ts';
import { toScored, type ScoredDocument } from '../pipeline/scored.ts';
import { readSheet } from '../pipeline/sheet.ts';
import { readSources } from '../read/sources.ts';
import type { GraphStore } from '../store/contract.ts';
import { extractorOption, openExtraction, type ExtractorFlags } from './extractor-option.ts';
import { metadataOption } from './ingest.ts';
import { troubleLines } from './report.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags extends ExtractorFlags {
  readonly paths: readonly string[];
  readonly gold: readonly string[];
  readonly metadata: string | undefined;
  readonly store: string | undefined;
  readonly format: 'table' | 'json';
}

export const evaluateCommand: CommandModule<object, Flags> = {
  command: 'evaluate [paths..]',
  describe: 'Compare what is found in articles, or in a store, with meetings that people annotated',
  builder: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        default: [],
        describe: 'The annotated articles; else the store',
      })
      .options({
        gold: {
          type: 'string',
          array: true,
          requiresArg: true,
          demandOption: true,
          describe: 'Annotations: JSON Lines, or a sheet of `sample` (.csv); given twice, two coders are compared too',
        },
        ...metadataOption,
        ...storeOption,
        ...extractorOption,
        format: {
          choices: ['table', 'json'] as const,
          default: 'table',
          describe: 'Table for people, JSON for programs',
        },
      })
      .example(
        '$0 evaluate data/samples --metadata data/samples/metadata.csv --gold data/gold/samples.jsonl',
        'The samples',
      )
      .example('$0 evaluate --store articles --gold ann.csv --gold bo.csv', 'A store, and two coders') as never,
  handler: async ({ paths, gold, metadata, store, format, ...flags }) => {
    if (gold.length > 2)
      throw new WhometError({
        code: 'usage/gold',
        message: 'Two coders can be compared, not more.',
        next: 'Give --gold once or twice.',
      });
    const coders = gold.map((path) => ({
      path,
      documents: path.endsWith('.csv') ? readSheetFile(path) : readGold(path),
    }));
    const report = emptyReport();
    const predicted =
      paths.length > 0 ? await extracted(paths, metadata, flags, report) : await withStore(store, 'read', stored);
    const results = coders.map(({ path, documents }) => {
      const known = documents.map(({ id, meetings }) => ({ id: predicted.nameOf.get(id) ?? id, meetings }));
      return { path, scores: score(known, predicted.documents), fields: fieldScores(known, predicted.documents) };
    });
    const [first, second] = coders;
    const agreement = first && second ? agreementOf(first.documents, second.documents) : null;
    if (format === 'json') process.stdout.write(`${jsonText(jsonOf(results, agreement))}\n`);
    else process.stdout.write(`${textOf(results, agreement).join('\n')}\n`);
    for (const line of troubleLines(report)) process.stderr.write(`${line}\n`);
    if (report.troubles.length > 0) process.exitCode = 1;
  },
};

/** What was found, with the name that each article id stands for. */
interface Predicted {
  readonly documents: ScoredDocument[];
  readonly nameOf: Map<string, string>;
}

async function collected(records: AsyncIterable<ArticleRecord>): Promise<Predicted> {
  const found: Predicted = { documents: [], nameOf: new Map() };
  for await (const record of records) {
    found.documents.push(toScored(record));
    found.nameOf.set(record.article.id, record.article.name);
  }
  return found;
}

async function extracted(
  paths: readonly string[],
  metadata: string | undefined,
  flags: ExtractorFlags,
  report: ReadReport,
): Promise<Predicted> {
  const sources = readSources(paths, metadata === undefined ? {} : { metadata });
  return collected((await openExtraction(flags)).records(sources, report));
}

const stored = (store: GraphStore): Promise<Predicted> => collected(store.records());

const readSheetFile = (path: string): ScoredDocument[] => readSheet(readFileSync(path, 'utf8'), path);

interface Result {
  readonly path: string;
  readonly scores: Scores;
  readonly fields: FieldScores;
}

/** One coder: the scores with the fields beside them. Two: a list of these, and how far the two agree. */
function jsonOf(results: readonly Result[], agreement: Agreement | null): object {
  const [only] = results;
  const each = results.map(({ path, scores, fields }) => ({ gold: path, ...scores, byField: fields }));
  return agreement || !only ? { coders: each, agreement } : { ...only.scores, byField: only.fields };
}

function textOf(results: readonly Result[], agreement: Agreement | null): string[] {
  return [
    ...results.flatMap(({ path, scores, fields }) => [
      ...(results.length > 1 ? [`Against ${path}`] : []),
      tableOf(scores).trimEnd(),
      ...(agreement ? ['', ...fieldLines(fields), ''] : []),
    ]),
    ...(agreement ? agreementLines(agreement) : []),
  ];
}

const interval = ({ value, low, high }: Estimate): string =>
  `${percent(value)} [${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}]`.padEnd(18);

const fieldLines = (fields: FieldScores): string[] => [
  `${''.padEnd(14)}precision [95 %]  recall [95 %]`,
  ...FIELDS.map((field) =>
    `${field.padEnd(12)}${interval(fields[field].precision)}${interval(fields[field].recall)}`.trimEnd(),
  ),
];

const agreementLines = ({ articles, both, one, alpha }: Agreement): string[] => [
  `The two coders: ${articles} articles, ${both} encounters that both found, ${one} that one found`,
  ...Object.entries(alpha).map(
    ([field, value]) => `${field.padEnd(14)}alpha ${value === null ? '  –  (all alike)' : value.toFixed(3)}`,
  ),
];

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
