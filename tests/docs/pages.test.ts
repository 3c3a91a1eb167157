import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandsOf, refreshed, runCommands } from '../tools/docs.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const PAGES = [
  'README.md',
  ...readdirSync(new URL('docs/', root)).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
/** `npm run docs` puts fresh output into the pages; a plain test run does not touch them. */
const writes = process.env['MODE'] === 'docs';
const WITH_COMMANDS = PAGES.filter((path) => commandsOf(read(path)).length > 0);

test('the README is short', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(200);
});

test.each(PAGES)('%s: every link leads to a file, every anchor to a heading', (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  const broken = links.filter(([, file = '', anchor]) => {
    const target = file === '' ? path : `${dirname(path)}/${file}`;
    return !existsSync(new URL(target, root)) || (anchor !== undefined && !anchors(read(target)).includes(anchor));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

const anchors = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(WITH_COMMANDS)('%s: the commands that it prints', (path) => {
  test('run in their order, from the first to the last', { timeout: 600_000 }, () => {
    const page = read(path);
    const ran = runCommands(commandsOf(page));
    expect([...ran].filter(([, { status }]) => status !== 0)).toEqual([]);
    const outputs = new Map([...ran].map(([command, { text }]) => [command, text]));
    if (writes) writeFileSync(new URL(path, root), refreshed(page, outputs));
  });
});
