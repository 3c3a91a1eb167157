import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExplainedArticle } from '../../src/cli/explain-text.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST = 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Friday.\n';
const SECOND =
  'Emmanuel Macron and Olaf Scholz met in Berlin on May 3, 2024.\n\nScholz met Xi Jinping in Beijing on April 16, 2024.\n';

async function run(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await whomet(folder, ...args);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

const json = async (...args: readonly string[]): Promise<ExplainedArticle[]> =>
  JSON.parse(await run('explain', ...args, '--format', 'json')) as ExplainedArticle[];

async function meetings(): Promise<readonly { readonly id: string; readonly participants: readonly string[] }[]> {
  return JSON.parse(await run('ask', 'meetings', '--store', 's', '--format', 'json')) as never;
}

beforeAll(async () => {
  writeFileSync(join(folder, 'first.txt'), FIRST);
  writeFileSync(join(folder, 'second.txt'), SECOND);
  writeFileSync(join(folder, 'days.csv'), 'file,published\nfirst.txt,2024-05-04\nsecond.txt,2024-05-05\n');
  await run('ingest', 'first.txt', 'second.txt', '--metadata', 'days.csv', '--store', 's');
});

describe('whomet explain', () => {
  test('of a claim: its article, and no other claim', async () => {
    const [{ claims = [] } = {}] = await json('--file', 'second.txt', '--published', '2024-05-05');
    expect(claims).toHaveLength(2);
    const id = claims[1]?.claim.id ?? '';
    const found = await json(id, '--store', 's');
    expect(found).toHaveLength(1);
    expect(found[0]?.article).toMatchObject({ name: 'second', published: '2024-05-05' });
    expect(found[0]?.claims).toEqual([claims[1]]);
    expect(await run('explain', id, '--store', 's')).toContain(`${id} · meeting, held · Olaf Scholz, Xi Jinping`);
  });

  test('of a meeting: the claims of every article that tells of it', async () => {
    const meeting = (await meetings()).find(({ participants }) => participants.includes('Emmanuel Macron'));
    const found = await json(meeting?.id ?? '', '--store', 's');
    expect(found.map(({ article }) => article.name).sort()).toEqual(['first', 'second']);
    for (const { claims } of found) {
      expect(claims).toHaveLength(1);
      expect(claims[0]?.claim.participants.map(({ name }) => name)).toContain('Olaf Scholz');
    }
  });

  test('of a file: relative days are counted from --published', async () => {
    expect((await json('--file', 'first.txt'))[0]?.claims[0]?.claim.date).toBeNull();
    const [article] = await json('--file', 'first.txt', '--published', '2024-05-04');
    expect(article?.claims[0]?.claim.date).toBe('2024-05-03');
    const text = await run('explain', '--file', 'first.txt', '--published', '2024-05-04', '--tree');
    expect(text).toContain('met: meeting, held, by frame:meet, status:plain');
    expect(text).toMatch(
      /link {3}Olaf Scholz {2}0\.\d\d of 0\.\d\d: takes part \(name "Olaf Scholz", object by the rules\)/,
    );
    expect(text).toMatch(/time {3}"Friday" .*: chosen \(2024-05-03, this sentence\)/);
    expect(text).toMatch(/\n {6}for .*=.* \+\d\.\d\d/);
    expect(text).toMatch(/\n +8 Scholz +PROPN +flat +Olaf \(7\)/);
  });

  test('of a file without a meeting', async () => {
    writeFileSync(join(folder, 'none.txt'), 'The price of bread rose by two percent in the spring, the bureau said.\n');
    expect(await run('explain', '--file', 'none.txt')).toContain('No claims.');
  });
});
