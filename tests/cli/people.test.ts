import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startLlmServer } from '../tools/llm-server.ts';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-people-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);

put('a.txt', 'Mayor Quistorp met the Freedonian ambassador, Ada Zwick, and German Chancellor Olaf Scholz in Berlin.\n');
put('b.txt', 'French President Emmanuel Macron met the Andorran trade minister in Andorra la Vella on Monday.\n');
put('dates.csv', 'file,published\na.txt,2024-05-04\nb.txt,2024-05-04\n');
put(
  'mine.csv',
  'name,wikidata,country,office,from,to\nElfriede Quistorp,Q99999991,,,,\nJordi Vall,Q99999992,Andorra,trade minister,2023,2024-06-30\n',
);

interface Record {
  readonly claims: readonly {
    readonly participants: readonly { readonly name: string; readonly wikidata?: string }[];
  }[];
}
async function parties(file: string, ...flags: readonly string[]) {
  const { stdout } = await whomet(folder, 'extract', file, '--metadata', 'dates.csv', ...flags);
  return (JSON.parse(stdout) as Record).claims.flatMap(({ participants }) =>
    participants.map(({ name, wikidata }) => `${name} ${wikidata ?? ''}`.trim()),
  );
}

test('a surname, and an office, mean the people of --people', async () => {
  expect(await parties('a.txt')).not.toContain('Elfriede Quistorp Q99999991');
  expect(await parties('a.txt', '--people', 'mine.csv')).toContain('Elfriede Quistorp Q99999991');
  expect(await parties('b.txt')).not.toContain('Jordi Vall Q99999992');
  expect(await parties('b.txt', '--people', 'mine.csv')).toContain('Jordi Vall Q99999992');
});

test.each([
  ['name,shoe\nA B,44\n', 2, 'unknown column "shoe"', 'It takes name, wikidata'],
  ['wikidata\nQ1\n', 2, 'no column "name"', 'It takes name'],
  ['name,country\nA B,Freedonia\n', 1, 'wrong.csv:2: "Freedonia" is no country.', 'ISO code'],
  ['name,wikidata\nA B,42\n', 1, 'wrong.csv:2: "42" is no Wikidata id.', 'Q42'],
  ['name,from\nA B,soon\n', 1, 'wrong.csv:2: "soon" is no time.', '2021-01-20'],
])('%j: exit code %d', async (table, code, message, next) => {
  put('wrong.csv', table);
  const outcome = await whomet(folder, 'extract', 'a.txt', '--people', 'wrong.csv');
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toContain(message);
  expect(outcome.stderr).toContain(next);
});

test.each([
  [[], 'Which language model?'],
  [['--llm-model', 'm'], 'There is no key for openai.'],
  [['--llm-model', 'm', '--llm-url', 'here'], '--llm-url here is no address.'],
  [['--llm-model', 'm', '--llm-price', '3'], '--llm-price takes two numbers'],
])('extract --extractor llm %j is wrong usage', async (flags, message) => {
  const outcome = await whomet(folder, 'extract', 'a.txt', '--extractor', 'llm', ...flags);
  expect([outcome.code, outcome.stdout]).toEqual([2, '']);
  expect(outcome.stderr).toContain(message);
});

test('extract --extractor llm: one article fails, the other goes through, and the cost is told', async () => {
  const server = await startLlmServer((text) =>
    text.includes('Quistorp') ? { answer: 'no' } : { answer: { encounters: [] } },
  );
  const flags = ['--llm-model', 'm', '--llm-url', `${server.url}/v1`, '--llm-price', '2,10', '--llm-cache', 'cache'];
  const outcome = await whomet(folder, 'extract', 'a.txt', 'b.txt', '--extractor', 'llm', ...flags);
  await server.close();
  expect(outcome.code).toBe(1);
  expect(outcome.stdout.trim().split('\n')).toHaveLength(1);
  expect(outcome.stderr).toContain('did not keep to the form of the answer, in 2 tries. [llm/answer]');
  expect(outcome.stderr).toMatch(/cost in US dollars +0\.0090/);
});
