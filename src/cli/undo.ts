import type { CommandModule } from 'yargs';
import { judgeAndTell, judgingOptions, type JudgingFlags } from './judging.ts';
import { storeOption, withStore } from './store-option.ts';

interface Flags extends JudgingFlags {
  readonly id: string;
  readonly store: string | undefined;
}

export const undoCommand: CommandModule<object, Flags> = {
  command: 'undo <id>',
  describe: 'Take a judgement back; `whomet review --ledger` lists them',
  builder: (yargs) =>
    yargs
      .positional('id', { type: 'string', demandOption: true, describe: 'Id of the judgement, jdg_…' })
      .options({ ...storeOption, ...judgingOptions })
      .example('$0 undo jdg_… --reason "it was right"', 'As if it had never been said') as never,
  handler: ({ id, store, ...flags }) =>
    withStore(store, 'write', (opened) => judgeAndTell(opened, { kind: 'undo', target: id }, flags)),
};
