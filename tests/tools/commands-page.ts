import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const INTRO = `# Commands

This page is what \`whomet COMMAND --help\` prints, written by \`npm run docs\`. Exit codes: 0 all went well, 1 trouble in the input or the store, 2 wrong usage.
`;

/** docs/commands.md, from the help texts of the built program. */
export function commandsPage(): string {
  const top = help([]);
  const names = [...new Set([...top.matchAll(/^ {2}whomet (\w+)/gm)].map(([, name = '']) => name))];
  const sections = names.map((name) => `## ${name}\n\n\`\`\`text\n${help([name])}\`\`\`\n`);
  return [INTRO, ...sections].join('\n');
}

function help(command: readonly string[]): string {
  const { stdout } = spawnSync(process.execPath, [program, ...command, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
  });
  return `${stdout.trimEnd()}\n`;
}
