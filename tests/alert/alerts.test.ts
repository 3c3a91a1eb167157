import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import { openStore } from '../../src/store/open.ts';
import { recordMap, world } from '../ask/world.ts';
import { whomet } from '../tools/whomet.ts';
import type { World } from '../../src/model/world.ts';
import { alertsSuite, worldWith } from './alerts-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

alertsSuite('embedded store', () => openStore(join(folder, 'suite'), { mode: 'write' }));

async function publish(world: World): Promise<void> {
  const store = await openStore(join(folder, 's'), { mode: 'write' });
  await store.publish(toGraph(world, recordMap));
  await store.close();
}

const alert = (...args: readonly string[]) => whomet(folder, 'alert', ...args, '--store', 's');

describe('whomet alert', () => {
  beforeAll(() => publish(worldWith({ mtg_09: null })));

  test('tells cron what is new: exit code 3 and JSON, silence and 0 without news', async () => {
    expect(await alert('add', '--person', 'Bo Ek', '--other', 'Cy Orr')).toEqual({
      code: 0,
      stdout: 'bo-ek-cy-orr: 1 meeting now; `whomet alert run` tells what comes.\n',
      stderr: '',
    });
    expect(await alert('run')).toEqual({ code: 0, stdout: '', stderr: '' });
    await publish(world);
    const table = await alert('run', '--dry-run', '--evidence');
    expect(table.code).toBe(3);
    expect(table.stdout).toMatch(
      /^alert +news +date .*\n.*\nbo-ek-cy-orr +new +2024-08-15 +held +Bo Ek, Cy Orr, Eli Fox .*mtg_09\n {4}» Cy Orr brought Bo Ek/,
    );
    expect(table.stderr).toBe('News: 1, of 1 alert\n');
    const json = await alert('run', 'bo-ek-cy-orr', '--format', 'json', '--evidence');
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        alert: 'bo-ek-cy-orr',
        news: 'new',
        id: 'mtg_09',
        status: 'held',
        participants: ['Bo Ek', 'Cy Orr', 'Eli Fox'],
        changes: [],
        evidence: [{ quote: 'Cy Orr brought Bo Ek and Eli Fox together in Geneva.', article: 'a7' }],
      },
    ]);
    expect(await alert('run', '--format', 'json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('lists and removes, and refuses what makes no sense', async () => {
    const query = 'MATCH (p:Person) RETURN p.id AS id';
    expect((await alert('add', 'people', '--cypher', query)).stdout).toContain('people: 16 rows now');
    const listed = await alert('list', '--format', 'json');
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { name: 'bo-ek-cy-orr', watches: "--person 'Bo Ek' --other 'Cy Orr'", found: 2 },
      { name: 'people', watches: query, found: 16 },
    ]);
    expect((await alert('remove', 'people')).stdout).toBe('people is watched no longer.\n');
    for (const [args, code, words] of [
      [['remove', 'people'], 1, '[alert/none]'],
      [['add'], 2, 'There is nothing to watch.'],
      [['run', '--person', 'Bo Ek'], 2, 'takes no filters'],
      [['add', 'x', '--cypher', query, '--place', 'Oslo'], 2, 'not both'],
    ] as const) {
      const outcome = await alert(...args);
      expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' });
      expect(outcome.stderr).toContain(words);
    }
  }, 120_000);

  test('a damaged file is told; nothing but the files of alerts lies there', async () => {
    const files = join(folder, 's', 'alerts');
    expect(readdirSync(files)).toEqual(['bo-ek-cy-orr.json']);
    writeFileSync(join(files, 'broken.json'), '{"schema":');
    const { code, stderr } = await alert('run');
    expect(code).toBe(1);
    expect(stderr).toContain('broken.json: The file is no alert of the form whomet/alert@1. [alert/damaged]');
  });
});
