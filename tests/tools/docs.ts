import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kebabCase } from '../../src/cli/filters.ts';
import type { ParameterType, Question, QuestionParameter } from '../../src/store/questions.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What may be written for a parameter of each type. */
const TYPE_WORDS: Readonly<Record<ParameterType, string>> = {
  person: 'name of a person',
  party: 'name of a person or organization',
  organization: 'name of an organization',
  place: 'name of a place',
  country: 'name of a country',
  topic: 'words of a topic',
  meeting: 'id of a meeting',
  day: 'day, YYYY-MM-DD',
  status: 'status',
  kind: 'kind of meeting',
  level: '`leader`, `minister`, `official` or `other`',
  format: '`bilateral` or `multilateral`',
  among: '`people`, `organizations` or `both`',
  integer: 'whole number',
  number: 'number',
};

const INTRO = `# Queries

This page is generated from the headers of \`cypher/ask/*.cypher\` by \`npm run docs\`. Edit those files, not this page.

Ask one by its name: \`npx whomet ask NAME [flags]\`. \`npx whomet ask --list\` prints the list, \`npx whomet ask --help\` all flags.
A [question in words](questions.md) leads to one of them: \`npx whomet ask "who met Xi in Beijing since 2023?"\`.

- Names may be any form that the graph knows: \`Xi\`, \`xi jinping\`. A name that it does not know is answered with the nearest ones.
- \`--place\` means the place with everything inside it: \`--place Switzerland\` finds a meeting in Geneva.
- \`--evidence\` prints the sentences behind each row, with outlet, title and day.
- \`--format json|jsonl|csv|md\` gives every column; the table on a terminal may show fewer.
- \`--topic\` finds the words of articles, and the topics that they are kinds of: \`--topic peace\` finds a truce, by \`data/lexicon/en/topics.tsv\`.
- \`ask --names list.csv\` tells which names of a list the graph knows (\`yes\`; \`part\` of one name alone; \`near\`, spelled otherwise; \`no\`), how articles spell them, in how many meetings and articles. The list has a name a line, or a column \`name\` and perhaps \`aliases\` (separated by |).
- \`ask NAME --names list.csv\` asks the question for each that is known for sure.
- \`--store\` names a folder or a Neo4j server; see [neo4j.md](neo4j.md).

Anything else can be asked in Cypher. \`npx whomet query 'MATCH … RETURN …' --param name=value\` reads only: what would write, read files or call
procedures that do more than describe the graph is refused. \`--limit\` (1000 rows) and \`--timeout\` (60 seconds) bound the answer, \`--offset\` gives the next page.
With \`--format csv\`, \`jsonl\` or \`md\`, \`ask\` and \`query\` print rows as they come: a million need little memory.
[data-model.md](data-model.md) lists all nodes and edges. Two habits help: start a pattern at the most selective node, and let
\`[:ATTENDED]\` say that a meeting was held, since only held meetings have that edge.

A question with several files has one for each starting point; the most selective that the flags allow is sent.
A file \`name.neo4j.cypher\` is the wording for Neo4j where the engines differ.
`;

/** docs/queries.md, from the headers of cypher/ask. `files`: names of all files in that folder. */
export function queriesPage(questions: readonly Question[], files: readonly string[]): string {
  const contents = questions.map(({ name, asks }) => `- [${name}](#${name}): ${asks}`);
  return `${[INTRO, ...contents, '', ...questions.flatMap((question) => questionLines(question, files))].join('\n')}`;
}

function questionLines({ name, asks, parameters, returns, notes }: Question, files: readonly string[]): string[] {
  const own = files.filter((file) => file.split('.')[0] === name);
  return [
    `## ${name}`,
    '',
    asks,
    '',
    '```sh',
    `npx whomet ask ${[name, ...parameters.map(usage)].join(' ')}`,
    '```',
    '',
    ...(parameters.length > 0
      ? ['| Flag | Takes | Means |', '| --- | --- | --- |', ...parameters.map(parameterRow)]
      : []),
    '',
    `Columns: ${returns.map(({ column, means }) => `\`${column}\` (${means})`).join(', ')}.`,
    '',
    ...notes.flatMap((note) => [note, '']),
    `${own.length === 1 ? 'File' : 'Files'}: ${own.map((file) => `[${file}](../cypher/ask/${file})`).join(', ')}`,
    '',
  ];
}

function usage({ name, required, type }: QuestionParameter): string {
  const flag = `--${kebabCase(name)} ${type.toUpperCase()}`;
  return required ? flag : `[${flag}]`;
}

function parameterRow({ name, type, required, initial, means }: QuestionParameter): string {
  const need = required ? ', needed' : initial === null ? '' : `; \`${initial}\` unless given`;
  return `| \`--${kebabCase(name)}\` | ${TYPE_WORDS[type]}${need} | ${means} |`;
}

/** One command of a page and what stands below it. */
export interface PrintedCommand {
  readonly command: string;
  readonly output: string;
}

const BLOCK = /^```console\n([\s\S]*?)^```$/gm;
const CUT = '…';

/** The commands of a page's `console` blocks, in their order: lines after `$ `, also over several lines by `\\`. */
export const commandsOf = (page: string): string[] =>
  [...page.matchAll(BLOCK)].flatMap(([, block = '']) => partsOf(block).map(({ command }) => command));

/** The page with fresh output below each command; output that ended with `…` keeps its number of lines. */
export const refreshed = (page: string, outputs: ReadonlyMap<string, string>): string =>
  page.replace(BLOCK, (_, block: string) => {
    const parts = partsOf(block).map(({ command, output }) => {
      const fresh = (outputs.get(command) ?? output).trimEnd();
      return `$ ${command}\n${output.trimEnd().endsWith(CUT) ? shortened(fresh, output) : fresh}`.trimEnd();
    });
    return `\`\`\`console\n${parts.join('\n\n')}\n\`\`\``;
  });

function shortened(fresh: string, old: string): string {
  const lines = fresh.split('\n');
  const kept = old.trimEnd().split('\n').length - 1;
  return lines.length <= kept ? fresh : [...lines.slice(0, kept), CUT].join('\n');
}

function partsOf(block: string): PrintedCommand[] {
  return block.split(/^\$ /m).flatMap((part) => {
    const [, command, output] = /^((?:.*\\\n)*.+)\n?([\s\S]*)$/.exec(part) ?? [];
    return command === undefined ? [] : [{ command, output: output ?? '' }];
  });
}

export interface Ran {
  readonly status: number | null;
  readonly text: string;
}

/** Runs commands of a page one after the other in a new folder that holds nothing but `data`. Needs the built program. */
export function runCommands(commands: readonly string[]): ReadonlyMap<string, Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-docs-'));
  const program = `"${process.execPath}" "${join(root, 'dist/cli/main.js')}"`;
  for (const name of ['data', 'tests']) symlinkSync(join(root, name), join(folder, name));
  try {
    return new Map(
      commands.map((command) => {
        const { WHOMET_STORE: _, ...env } = process.env;
        const line = command.replaceAll('npx whomet', program);
        const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, env, encoding: 'utf8' });
        return [command, { status, text: stdout + stderr }];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
