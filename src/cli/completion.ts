import type { CommandModule } from 'yargs';
import { listQuestions } from '../store/questions.ts';
import { completionText, SHELLS, type Shell } from './completion-text.ts';
import { GLOBAL_FLAGS } from './global-options.ts';
import { shapeOf, type Shape } from './shape.ts';

interface Flags {
  readonly shell: Shell;
}

/** `commands` gives all commands: this one is among them. */
export const completionCommand = (commands: () => Promise<readonly CommandModule[]>): CommandModule<object, Flags> => ({
  command: 'completion <shell>',
  describe: 'Print the script by which a shell completes commands, flags and questions',
  builder: (yargs) =>
    yargs
      .positional('shell', { choices: SHELLS, demandOption: true, describe: 'Your shell' })
      .example('eval "$(whomet completion bash)"', 'In ~/.bashrc; for zsh in ~/.zshrc')
      .example('$0 completion fish > ~/.config/fish/completions/whomet.fish', 'For fish') as never,
  handler: async ({ shell }) => {
    const shapes = (await commands()).map((module) => withQuestions(shapeOf(module)));
    process.stdout.write(completionText(shell, { commands: shapes, common: GLOBAL_FLAGS }));
  },
});

const withQuestions = (shape: Shape): Shape =>
  shape.name === 'ask' ? { ...shape, words: listQuestions().map(({ name }) => name) } : shape;
