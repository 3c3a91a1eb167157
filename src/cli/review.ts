import { readFile, writeFile } from 'node:fs/promises';
import type { CommandModule } from 'yargs';
import type { Verdict } from '../model/judgement.ts';
import { defaultKnowledge } from '../resolve/knowledge.ts';
import type { QueryResult } from '../store/contract.ts';
import { importLedger, ledgerText } from '../store/ledger/exchange.ts';
import { openReview } from '../store/ledger/open-review.ts';
import { makeCurrent } from '../store/rebuild.ts';
import { authorOf, judgeAndTell, judgingOptions, sentenceOf, type JudgingFlags } from './judging.ts';
import { numberOf } from './number-of.ts';
import { FORMATS, type Format } from './output.ts';
import { printResult } from './print-result.ts';
import { conflictRows, ledgerRows, orphanRows, pairRows } from './review-rows.ts';
import { reviewOnTerminal } from './review-terminal.ts';
import { storeOption, withStore } from './store-option.ts';
import { note } from './terminal.ts';

interface Flags extends JudgingFlags {
  readonly action: 'export' | undefined;
  readonly store: string | undefined;
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly verdict: keyof typeof VERDICT | undefined;
  readonly import: string | undefined;
  readonly orphans: boolean;
  readonly conflicts: boolean;
  readonly ledger: boolean;
  readonly list: boolean;
  readonly output: string | undefined;
  readonly limit: number;
  readonly format: Format;
}

/** A person's answers to "are these one?". */
const VERDICT = { yes: 'positive', no: 'negative', unsure: 'unsure' } as const satisfies Record<string, Verdict>;

export const reviewCommand: CommandModule<object, Flags> = {
  command: 'review [action]',
  describe: 'Decide what the machine is not sure of; list, join and hand on what people judged',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ['export'] as const, describe: 'Write the ledger as JSON Lines' })
      .options({
        ...storeOption,
        list: { type: 'boolean', default: false, describe: 'List the unsure pairs, also on a terminal' },
        left: { type: 'string', requiresArg: true, implies: ['right', 'verdict'], describe: 'One of two things' },
        right: { type: 'string', requiresArg: true, implies: ['left', 'verdict'], describe: 'The other one' },
        verdict: {
          choices: ['yes', 'no', 'unsure'] as const,
          requiresArg: true,
          implies: ['left', 'right'],
          describe: 'Are they one?',
        },
        import: { type: 'string', requiresArg: true, describe: 'Join a file that `review export` or the viewer wrote' },
        ledger: { type: 'boolean', default: false, describe: 'List everything that people judged' },
        orphans: {
          type: 'boolean',
          default: false,
          describe: 'List judgements that no longer find what they are about',
        },
        conflicts: { type: 'boolean', default: false, describe: 'List judgements that go against each other' },
        output: {
          alias: 'o',
          type: 'string',
          requiresArg: true,
          describe: 'Of export: the file (else standard output)',
        },
        limit: { default: 20, requiresArg: true, coerce: numberOf('limit', 1), describe: 'Pairs at most' },
        format: { choices: FORMATS, default: 'table' as Format, describe: 'Table for people, the others for programs' },
        ...judgingOptions,
      })
      .example('$0 review', 'Pair by pair, on a terminal')
      .example('$0 review --left mtg_… --right mtg_… --verdict no', 'One decision, for scripts') as never,
  handler: async (flags) => {
    if (flags.action === 'export') return exportLedger(flags);
    if (flags.import !== undefined) return importFile(flags.import, flags);
    if (flags.left !== undefined && flags.right !== undefined && flags.verdict !== undefined) {
      const said = { kind: 'sameness', verdict: VERDICT[flags.verdict], left: flags.left, right: flags.right } as const;
      return withStore(flags.store, 'write', (store) => judgeAndTell(store, said, flags));
    }
    const isList = flags.list || flags.orphans || flags.conflicts || flags.ledger || flags.format !== 'table';
    if (!isList && process.stdin.isTTY && process.stdout.isTTY)
      return reviewOnTerminal(flags.store, authorOf(flags.author));
    return withStore(flags.store, 'read', async (store) => list(await openReview(store, defaultKnowledge), flags));
  },
};

function list(review: Awaited<ReturnType<typeof openReview>>, flags: Flags): void {
  const print = (result: QueryResult, words: string): void => {
    printResult(result, flags.format);
    note(words);
  };
  if (flags.ledger) return print(ledgerRows(review), `${review.ledger.length} judgements`);
  if (flags.orphans)
    return print(
      orphanRows(review.orphans),
      `${review.orphans.length} of ${review.inForce.size} judgements do not find what they are about`,
    );
  if (flags.conflicts)
    return print(conflictRows(review.conflicts), `${review.conflicts.length} conflicts; the newer word counts`);
  const shown = review.pairs.slice(0, flags.limit);
  print(
    pairRows(shown, review.witness),
    `${shown.length} of ${review.pairs.length} pairs, those that a decision would change most first`,
  );
}

const exportLedger = ({ store, output }: Flags): Promise<void> =>
  withStore(store, 'read', async (opened) => {
    const ledger = await opened.judgements();
    const text = ledgerText(ledger);
    if (output === undefined) return void process.stdout.write(text);
    await writeFile(output, text);
    note(`${output}: ${ledger.length} judgements, with quotes and names from your articles`);
  });

const importFile = (file: string, { store, author }: Flags): Promise<void> =>
  withStore(store, 'write', async (opened) => {
    await makeCurrent(opened, defaultKnowledge);
    const { added, known } = await importLedger(opened, await readFile(file, 'utf8'), file, authorOf(author));
    await makeCurrent(opened, defaultKnowledge);
    const { conflicts, orphans } = await openReview(opened, defaultKnowledge);
    process.stdout.write(
      `judgements added  ${added}\nknown already     ${known}\nconflicts         ${conflicts.length}\norphans           ${orphans.length}\n`,
    );
    for (const { older, newer } of conflicts) {
      note(
        `${newer.id} (${newer.author}): ${sentenceOf(newer)}\n  goes against ${older.id} (${older.author}): ${sentenceOf(older)}`,
      );
    }
    if (conflicts.length > 0) note('The newer word counts; `whomet undo ID` takes one back.');
  });
