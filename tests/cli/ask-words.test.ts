import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toGraph } from '../../src/graph/to-graph.ts';
import { openStore } from '../../src/store/open.ts';
import { recordMap, world } from '../ask/world.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const store = await openStore(join(folder, 's'), { mode: 'write' });
  await store.publish(toGraph(world, recordMap));
  await store.close();
});

describe('whomet ask "words"', () => {
  test('prints the query, what it ignored, and the rows alone for programs', async () => {
    const words = 'how often did Minister Bo Ek meet Cy Orr in 2024?';
    const { code, stdout, stderr } = await whomet(folder, 'ask', words, '--store', 's', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ person: 'Bo Ek', other: 'Cy Orr', times: 2 }]);
    expect(stderr).toBe(
      "Asked: whomet ask who-met-whom --status held --person 'Bo Ek' --other 'Cy Orr' --from 2024-01-01 --to 2024-12-31\n" +
        'Not understood, and ignored: Minister\n',
    );
  });

  test('takes filters, shows what was asked for first, counts, and prints evidence', async () => {
    const words = 'where did Ann Lée meet Bo Ek and Cy Orr?';
    const { stdout, stderr } = await whomet(folder, 'ask', words, '--store', 's', '--to', '2024-04-30', '--evidence');
    expect(stdout).toMatch(/^places .*\n.*\nGrand Hotel, Oslo, Norway .*mtg_01\n {4}» Ann Lée will meet Bo Ek/);
    expect(stderr).toContain('--to 2024-04-30\nUnderstood, but the query has no place for it: Cy Orr\n');
    const counted = await whomet(folder, 'ask', 'how many meetings did Cy Orr have?', '--store', 's');
    expect(counted.stderr).toContain('Answer: 2\n');
  });

  test('refuses what no query answers', async () => {
    const { code, stdout, stderr } = await whomet(folder, 'ask', 'who did not meet Ann Lée?', '--store', 's');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('No named query answers a question with "not". [ask/no-such-question]');
    expect(stderr).toContain('whomet ask --list');
  });
});
