import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { CommandModule } from 'yargs';
import { WhometError } from '../model/errors.ts';
import type { Field } from '../model/judgement.ts';
import type { Said } from '../model/said.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { GraphStore, QueryResult } from '../store/contract.ts';
import { AUDITED, precisionOf, type Audited, type Precision } from '../store/ledger/audit.ts';
import { hear } from '../store/ledger/hear.ts';
import { openAudit, type AuditItem } from '../store/ledger/open-audit.ts';
import { auditOnTerminal, truth } from './audit-terminal.ts';
import { authorOf, judgingOptions } from './judging.ts';
import { numberOf } from './number-of.ts';
import { formatResult, FORMATS, type Format } from './output.ts';
import { storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

interface Flags {
  readonly store: string | undefined;
  readonly sample: number;
  readonly seed: string;
  readonly sheet: boolean;
  readonly answers: string | undefined;
  readonly report: boolean;
  readonly author: string | undefined;
  readonly format: Format;
}

export const auditCommand: CommandModule<object, Flags> = {
  command: 'audit',
  describe: 'Measure how often the graph is right: judge meetings drawn by lot, field by field',
  builder: (yargs) =>
    yargs
      .options({
        ...storeOption,
        sample: {
          default: 100,
          requiresArg: true,
          coerce: numberOf('sample', 1),
          describe: 'Meetings to judge in all',
        },
        seed: {
          type: 'string',
          requiresArg: true,
          default: '1',
          describe: 'Another word draws other meetings: an audit of its own',
        },
        sheet: {
          type: 'boolean',
          default: false,
          describe: 'Print the meetings with empty columns for verdicts (CSV)',
        },
        answers: {
          type: 'string',
          requiresArg: true,
          describe: 'A filled sheet: y or n in the columns; goes to the ledger',
        },
        report: { type: 'boolean', default: false, describe: 'Only what this audit has found so far' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Of the report' },
        author: judgingOptions.author,
      })
      .example('$0 audit --sample 100', 'Meeting by meeting, on a terminal; can be stopped and goes on where it was')
      .example(
        '$0 audit --sample 100 --sheet > sheet.csv',
        'A table to fill in; then `audit --answers sheet.csv`',
      ) as never,
  handler: async (flags) => {
    const { store, sample, seed } = flags;
    if (flags.sheet)
      return withStore(store, 'read', async (opened) => {
        const { items } = await openAudit(opened, defaultKnowledge, sample, seed);
        process.stdout.write(formatResult(sheetOf(items), 'csv'));
        note(`${items.length} meetings to judge`);
      });
    if (flags.report) return withStore(store, 'read', (opened) => report(opened, flags));
    if (flags.answers !== undefined) {
      const said = answersIn(await readFile(flags.answers, 'utf8'), flags.answers, seed);
      return withStore(store, 'write', async (opened) => {
        await hear(opened, said, authorOf(flags.author), defaultKnowledge);
        await report(opened, flags);
      });
    }
    if (!process.stdin.isTTY) throw noTerminal();
    return withStore(store, 'write', async (opened) => {
      await auditOnTerminal(opened, sample, seed, authorOf(flags.author));
      await report(opened, flags);
    });
  },
};

const noTerminal = (): WhometError =>
  new WhometError({
    code: 'usage/audit',
    message: 'There is no terminal to ask on.',
    next: 'Print a sheet with --sheet, fill it in, and give it back with --answers FILE.',
  });

async function report(store: GraphStore, { seed, format }: Flags): Promise<void> {
  const precision = precisionOf(await store.judgements(), seed);
  process.stdout.write(formatResult(reportOf(precision), format));
  note(`audit ${seed}: 95 % intervals by Wilson; fields without a value were not asked about`);
}

const percent = (value: number | null): number | null => (value === null ? null : Math.round(1000 * value) / 10);

const reportOf = (precision: readonly Precision[]): QueryResult => ({
  columns: ['field', 'right', 'wrong', 'precision', 'low', 'high'],
  rows: precision.map(({ field, right, wrong, ...shares }) => ({
    field,
    right,
    wrong,
    precision: percent(shares.precision),
    low: percent(shares.low),
    high: percent(shares.high),
  })),
});

const columnOf = (field: Audited): string => `${field} right?`;

const sheetOf = (items: readonly AuditItem[]): QueryResult => ({
  columns: ['meeting', 'who', 'what', 'date', 'place', 'evidence', ...AUDITED.map(columnOf)],
  rows: items.map(({ meeting, witness: { name, facts, quotes } }) => ({
    meeting: meeting.id,
    who: name,
    what: facts[0] ?? '',
    date: meeting.date ?? '',
    place: facts[2] ?? '',
    evidence: quotes
      .map(({ quote, outlet, published }) => `${quote} (${[outlet, published].filter(Boolean).join(', ')})`)
      .join(' / '),
  })),
});

const VERDICTS: Readonly<Record<string, 'positive' | 'negative'>> = { y: 'positive', n: 'negative' };

/** Verdicts of a filled sheet; empty cells say nothing. */
function answersIn(text: string, file: string, seed: string): Said[] {
  const rows = parse(text, { columns: true, skip_empty_lines: true, bom: true }) as Readonly<Record<string, string>>[];
  return rows.flatMap((row, at) =>
    AUDITED.flatMap((field): Said[] => {
      const given = (row[columnOf(field)] ?? '').trim().toLowerCase();
      if (given === '') return [];
      const verdict = VERDICTS[given[0] ?? ''];
      const meeting = row['meeting'] ?? '';
      if (verdict && meeting !== '')
        return [truth(meeting, field === 'meeting' ? null : (field satisfies Field), verdict, seed)];
      throw new WhometError({
        code: 'audit/answer',
        message: `${columnOf(field)} ${given} is neither y nor n, or the row names no meeting.`,
        where: `${file}, row ${at + 2}`,
        next: 'Give y or n, or leave the cell empty.',
      });
    }),
  );
}
