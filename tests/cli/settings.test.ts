import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whomet, whometWith } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const configure = (value: unknown): void =>
  writeFileSync(join(folder, 'whomet.config.json'), typeof value === 'string' ? value : JSON.stringify(value));

beforeAll(async () => {
  writeFileSync(
    join(folder, 'a.txt'),
    'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.\n',
  );
  const { code, stderr } = await whomet(folder, 'ingest', 'a.txt', '--store', 's', '--workers', '1');
  if (code !== 0) throw new Error(stderr);
});

/** What the file says, variables, the command line, and what must stand in its output. */
const CASES: readonly (readonly [string, unknown, Record<string, string>, string, RegExp])[] = [
  ['the file names the store', { store: 's' }, {}, 'ask meetings', /Emmanuel Macron/],
  ['of one command alone', { store: 's', ask: { format: 'jsonl' } }, {}, 'ask meetings', /^{"id":"mtg_/],
  ['not of another', { store: 's', ask: { format: 'jsonl' } }, {}, 'query RETURN~1~AS~one', /^one\n/],
  ['what one command cannot take is not its', { store: 's', format: 'csv' }, {}, 'explain mtg_x', /explain\/unknown/],
  ['the environment goes before the file', { store: 'nowhere' }, { WHOMET_STORE: 's' }, 'ask meetings', /Macron/],
  ['flags go before both', { store: 'nowhere' }, { WHOMET_STORE: 'nowhere' }, 'ask meetings --store s', /Macron/],
  ['any flag by its variable', { store: 's' }, { WHOMET_FORMAT: 'csv' }, 'ask meetings', /^id,kind,status/],
  ['an empty variable is none', { store: 's' }, { WHOMET_STORE: '' }, 'ask meetings', /Macron/],
  ['a switch', { store: 's', evidence: true }, {}, 'ask meetings', /» French President/],
  ['a switch typed away', { store: 's', evidence: true }, {}, 'ask meetings --no-evidence', /^(?![\s\S]*»)/],
  ['a way of edit', { store: 's', edit: { author: 'Ann' } }, {}, 'edit note per_x y', /\[judge|\[edit|unknown/],
  ['quiet from the environment', { store: 's' }, { WHOMET_QUIET: '1' }, 'ingest a.txt', /^$/],
];

describe('settings', () => {
  test.each(CASES)('%s', async (_, file, variables, line, expected) => {
    configure(file);
    const args = line.split(' ').map((word) => word.replaceAll('~', ' '));
    const { stdout, stderr } = await whometWith(variables, folder, ...args);
    expect(stdout === '' ? stderr : stdout).toMatch(expected);
  });

  test('the author of an edit', async () => {
    configure({ store: 's', edit: { author: 'Ann' } });
    const done = await whomet(folder, 'edit', 'note', 'Olaf Scholz', 'a remark');
    expect(done).toMatchObject({ code: 0 });
    const { stdout } = await whomet(folder, 'review', '--ledger', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([{ author: 'Ann' }]);
  });

  test('another file by WHOMET_CONFIG', async () => {
    configure({ store: 'nowhere' });
    writeFileSync(join(folder, 'mine.json'), '{"store": "s", "format": "csv"}');
    const { stdout } = await whometWith({ WHOMET_CONFIG: 'mine.json' }, folder, 'ask', 'meetings');
    expect(stdout).toMatch(/^id,kind/);
    const none = await whometWith({ WHOMET_CONFIG: 'none.json' }, folder, 'ask', 'meetings');
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('none.json: The system says') as string });
  });

  test.each([
    ['{', 'whomet.config.json: It is no JSON'],
    ['[]', 'It is no JSON object. [usage/config]'],
    [{ stor: 's' }, 'There is no setting stor. [usage/config]\n  The nearest: store'],
    [{ ask: { workers: 2 } }, 'whomet.config.json: ask: There is no setting workers.'],
    [{ format: 'xml' }, 'format cannot be xml. [usage/config]\n  It takes jsonl, table, json, csv, md, text.'],
    [{ store: null }, 'store is no text, number, true, false or list of these.'],
  ])('a mistake in the file is told: %j', async (file, message) => {
    configure(file);
    const { code, stdout, stderr } = await whomet(folder, 'ask', 'meetings');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a mistake in a variable is told by its name', async () => {
    configure({ store: 's' });
    const { code, stderr } = await whometWith({ WHOMET_FORMAT: 'jsn' }, folder, 'ask', 'meetings');
    expect(code).toBe(2);
    expect(stderr).toContain('WHOMET_FORMAT: format cannot be jsn. [usage/config]');
  });
});
