import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewPairs } from '../../src/cli/review-terminal.ts';
import { openStore } from '../../src/store/open.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-corrections-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST =
  'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Friday. They spoke about the budget of the union for two hours. Both sides praised the talks as open and useful.\n';
const SECOND = 'Emmanuel Macron and Olaf Scholz met in Paris on May 3, 2024.\n';
const THIRD = 'Scholz met Xi Jinping in Beijing on April 16, 2024.\n';
const CORRECTED = FIRST.replace('in Berlin', 'in Hamburg');

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function run(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await whomet(folder, ...args, '--store', 's');
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

async function wrong(...args: readonly string[]): Promise<[code: number | null, stderr: string]> {
  const { code, stderr } = await whomet(folder, ...args, '--store', 's');
  return [code, stderr];
}

interface Met {
  readonly id: string;
  readonly participants: readonly string[];
  readonly places: readonly (readonly string[])[];
  readonly date: string | null;
}

const meetings = async (...flags: readonly string[]): Promise<Met[]> =>
  JSON.parse(await run('ask', 'meetings', '--format', 'json', ...flags)) as Met[];
const meetingOf = async (name: string): Promise<Met> =>
  (await meetings()).find(({ participants }) => participants.includes(name)) as Met;
const ingest = () => run('ingest', 'a.txt', 'b.txt', 'c.txt', '--metadata', 'days.csv');

beforeAll(async () => {
  write('a.txt', FIRST);
  write('b.txt', SECOND);
  write('c.txt', THIRD);
  write('days.csv', 'file,published\na.txt,2024-05-04\nb.txt,2024-05-05\nc.txt,2024-05-06\n');
  await ingest();
});

describe('a person corrects', () => {
  test('a day, and takes it back; explain tells who said so', async () => {
    const { id, date } = await meetingOf('Xi Jinping');
    const said = await run('edit', 'correct', id, '--date', '2024-04-17', '--author', 'ann', '--reason', 'own notes');
    expect((await meetingOf('Xi Jinping')).date).toBe('2024-04-17');
    expect(await run('explain', id)).toContain('judged by ann');
    const [row = ''] = said.split(' ');
    await run('undo', row);
    expect((await meetingOf('Xi Jinping')).date).toBe(date);
    expect(await run('review', '--ledger')).toContain('taken back');
  });

  test('mistakes are told with the next step', async () => {
    const { id } = await meetingOf('Xi Jinping');
    expect(await wrong('edit', 'merge', 'Macon', 'Xi')).toEqual([1, expect.stringContaining('Emmanuel Macron')]);
    expect(await wrong('edit', 'merge', id, 'Xi')).toEqual([1, expect.stringContaining('two kinds')]);
    expect(await wrong('edit', 'correct', id)).toEqual([2, expect.stringContaining('--date')]);
    expect(await wrong('edit', 'correct', id, '--date', '31 May')).toEqual([2, expect.stringContaining('YYYY-MM-DD')]);
    expect(await wrong('edit', 'note', 'mtg_0', 'x')).toEqual([1, expect.stringContaining('no meeting mtg_0')]);
    expect(await wrong('undo', 'jdg_0')).toEqual([1, expect.stringContaining('review --ledger')]);
    expect(await wrong('remove', 'nothing')).toEqual([1, expect.stringContaining('no article nothing')]);
    expect(await wrong('remove', 'c', '--purge')).toEqual([2, expect.stringContaining('--yes')]);
  });

  test('a colleague gets the same, once, and both are told where they disagree', async () => {
    const { id } = await meetingOf('Xi Jinping');
    await whomet(folder, 'ingest', 'a.txt', 'b.txt', 'c.txt', '--metadata', 'days.csv', '--store', 'other');
    await whomet(folder, 'edit', 'correct', id, '--kind', 'call', '--author', 'bo', '--store', 'other');
    await whomet(folder, 'review', 'export', '-o', 'bo.jsonl', '--store', 'other');
    await run('edit', 'correct', id, '--kind', 'visit', '--author', 'ann');
    const { stdout, stderr } = await whomet(folder, 'review', '--import', 'bo.jsonl', '--store', 's');
    expect(stdout).toMatch(/added\s+1\n.*already\s+0\nconflicts\s+1/);
    expect(stderr).toContain('(ann)');
    expect(stderr).toContain('(bo)');
    expect(await run('review', '--import', 'bo.jsonl')).toMatch(/added\s+0\n.*already\s+1/);
  });

  test('what a page wrote goes in, and nothing of a file with a broken line', async () => {
    const { id } = await meetingOf('Xi Jinping');
    const note = { schema: 'whomet/said@1', kind: 'note', subject: id, value: 'from the page', author: 'cy' };
    write('page.jsonl', `${JSON.stringify(note)}\n`);
    expect(await run('review', '--import', 'page.jsonl')).toMatch(/added\s+1/);
    write(
      'broken.jsonl',
      `${JSON.stringify({ ...note, value: 'again' })}\n${JSON.stringify({ ...note, value: '' })}\n`,
    );
    const { code, stderr } = await whomet(folder, 'review', '--import', 'broken.jsonl', '--store', 's');
    expect([code, stderr]).toEqual([1, expect.stringContaining('broken.jsonl:2')]);
    expect(await run('review', '--ledger')).not.toContain('again');
  });

  test('pair after pair, as on a terminal', async () => {
    const store = await openStore(join(folder, 's'), { mode: 'write' });
    const answers = ['y', 'd', 'x', 'n'];
    const shown: string[] = [];
    const decided = await reviewPairs(
      store,
      'ann',
      async () => answers.shift() ?? 'q',
      (text) => shown.push(text),
    ).finally(() => store.close());
    expect(shown.join('')).toContain('Nothing');
    expect(decided).toBeLessThanOrEqual(1);
  });
});

describe('articles change', () => {
  test('a corrected text takes the place of the old one, and the old ids lead to it', async () => {
    const before = (await meetings('--person', 'Macron')).map(({ id }) => id);
    write('a.txt', CORRECTED);
    expect(await ingest()).toMatch(/new articles\s+0\ncorrected articles\s+1/);
    const places = (await meetings('--person', 'Macron')).flatMap((each) => each.places.map(([finest]) => finest));
    expect(places).toContain('Hamburg');
    expect(places).not.toContain('Berlin');
    for (const id of before) expect(await run('explain', id)).toMatch(/clm_\w+ · \w+, held · .*Scholz/);
    expect(await ingest()).toMatch(/new articles\s+0/);
    expect(await run('query', 'MATCH (a:Article) RETURN count(a) AS n')).toMatch(/\n3\n/);
  });

  test('the judgement on the old text holds for the new one', async () => {
    const macron = (await meetings('--person', 'Macron', '--place', 'Hamburg'))[0];
    await run('edit', 'tag', macron?.id ?? '', 'budget');
    write('a.txt', CORRECTED.replace('two hours', 'three hours'));
    await ingest();
    expect(await run('review', '--orphans')).not.toContain('budget');
  });

  test('the same version mines the same, and a judgement stays', async () => {
    expect(await run('store', 're-extract')).toContain('3 articles mined again, 0 with another result');
  });

  test('what is purged is in no file of the store, and its meeting id still has an answer', async () => {
    const { id } = await meetingOf('Xi Jinping');
    await run('remove', 'c', '--purge', '--yes');
    const files = readdirSync(join(folder, 's'), { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    const holding = files.filter((each) =>
      readFileSync(join(each.parentPath, each.name)).includes('Xi Jinping in Beijing'),
    );
    expect(holding).toEqual([]);
    expect(await run('explain', id)).toContain('was purged on');
    expect(await run('store', 'check')).toContain('Every record is whole');
  });
});
