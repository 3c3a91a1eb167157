import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whomet } from '../tools/whomet.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);

beforeAll(async () => {
  put('a.txt', 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on May 3, 2024.\n');
  put('gold.jsonl', '{"id":"a"}\n');
  put('other.csv', 'name,published\na.txt,2024-05-04\n');
  put('records.jsonl', '{"id":"a"}\n');
  const { code, stderr } = await whomet(folder, 'ingest', 'a.txt', '--store', 's');
  if (code !== 0) throw new Error(stderr);
});

/** What was typed, the exit code, a part of the message with its code, a part of the next step. */
const MISTAKES: readonly (readonly [string, number, string, string])[] = [
  ['', 2, 'Which command?', 'whomet --help'],
  ['frobnicate', 2, 'frobnicate', 'whomet --help'],
  ['ingset a.txt', 2, 'Did you mean ingest?', 'whomet --help'],
  ['ingest', 2, 'There is nothing to read. [usage/arguments]', 'Name files, folders, globs or addresses'],
  ['ask meetings --store nowhere', 1, 'nowhere: There is no store here. [store/none]', 'whomet ingest'],
  ['ask meetings --store', 2, '[usage/arguments]', 'whomet --help'],
  ['ask meetings --store=', 2, '--store names nothing: give a folder or a server.', 'whomet --help'],
  ['ask meetins --store s', 2, 'no question named meetins. [usage/question]', 'Did you mean meetings'],
  ['ask who-connects --store s', 2, 'person is needed. [usage/parameter]', 'where the chain begins'],
  ['ask mediated-by --country France --store s', 2, 'takes no --country. [usage/parameter]', 'It takes --person'],
  ['ask meetings --person --store s', 2, '[usage/arguments]', 'whomet --help'],
  ['ask meetings --person Makron --store s', 1, 'no person named Makron. [ask/unknown]', 'Emmanuel Macron'],
  ['ask meetings --from 2024-02-30 --store s', 2, '2024-02-30. [usage/parameter]', 'the first day'],
  ['ask meetings --from 2024-05-04 --to 2024-05-03 --store s', 2, 'is after to 2024-05-03. [usage/', 'earlier day'],
  ['ask meetings --status gone --store s', 2, 'Choices: "held"', 'whomet --help'],
  ['ask meetings --min-confidence high --store s', 2, 'takes a number from 0 to 1, not high.', 'whomet --help'],
  ['ask meetings --min-confidence 80 --store s', 2, 'takes a number from 0 to 1, not 80.', 'whomet --help'],
  ['ask meetings --format xml --store s', 2, 'Choices: "table"', 'whomet --help'],
  ['ask meetings --bogus 1 --store s', 2, 'Unknown argument: bogus', 'whomet --help'],
  ['export gexf --from soon --store s', 2, '--from soon is no day. [usage/day]', 'YYYY-MM-DD'],
  ['export gexf --store s -o none/x.gexf', 1, 'none/x.gexf: The system says: no such file', 'Check the path'],
  ['view --store s -o none/x.html', 1, 'none/x.html: The system says: no such file', 'Check the path'],
  ['view --store s --port many', 2, 'takes a number from 0 to 65535, not many.', 'whomet --help'],
  ['query RETURN~1 --limit none --store s', 2, 'takes a number from 1 up, not none.', 'whomet --help'],
  ['query RETURN~1 --timeout soon --store s', 2, 'takes a number from 0.001 up, not soon.', 'whomet --help'],
  ['query RETURN~$who --store s', 1, 'no value for $who. [query/parameter]', '--param who=VALUE'],
  ['query RETURN~1 --param who --store s', 2, '--param who has no name. [usage/param]', '--param name=value'],
  ['query CREATE~(n:Person) --store s', 1, 'queries may only read. [query/read-only]', 'MATCH'],
  ['query MATCH~(n~RETURN~n --store s', 1, '[query/syntax]', ''],
  ['ingest none.txt --store s', 1, 'none.txt: There is nothing to read. [read/none]', 'Check the path'],
  ['ingest a.txt --metadata none.csv --store s', 2, 'none.csv', 'Check the path'],
  ['ingest a.txt --metadata other.csv --store s', 2, 'no column "file". [usage/metadata]', 'file,published'],
  ['ingest a.txt --store .', 1, 'holds other files and no store. [store/foreign]', '--store'],
  [
    'ask meetings --store s --label-prefix Met_',
    2,
    'is for a store on a Neo4j server. [usage/label-prefix]',
    'Leave it',
  ],
  ['ask meetings --store neo4j://h --label-prefix 1a', 2, 'cannot stand before a label. [usage/', 'such as'],
  ['load none.jsonl --store s', 1, 'none.jsonl: The system says: no such file', 'Check the path'],
  ['load records.jsonl --store s', 1, 'records.jsonl:1: The line is no whomet/article@1', 'whomet extract'],
  ['evaluate a.txt --gold none.jsonl', 1, 'none.jsonl: The system says: no such file', 'Check the path'],
  ['evaluate a.txt --gold gold.jsonl', 1, 'gold.jsonl:1: The line is no annotated article.', '"meetings"'],
  ['explain --store s', 2, 'nothing to explain. [usage/explain]', '--file'],
  [
    'explain Macron --store s',
    2,
    'Macron is no id of a claim, meeting, person, organization or article.',
    'whomet ask meetings',
  ],
  ['explain clm_0 --file a.txt', 2, 'two things to explain.', 'Give one of them'],
  ['explain clm_0 --published 2024-05-04 --store s', 2, '--published is of --file only.', 'The store knows'],
  ['explain --file a.txt --published soon', 2, '--published soon is no day. [usage/day]', 'YYYY-MM-DD'],
  ['explain --file none.txt', 1, 'none.txt: There is nothing to read. [read/none]', 'Check the path'],
  [
    'explain clm_0000000000000000 --store s',
    1,
    'never had a claim or meeting clm_0000000000000000. [explain/',
    'ask meetings',
  ],
  [
    'explain mtg_0000000000000000 --store s',
    1,
    'never had a claim or meeting mtg_0000000000000000. [explain/',
    'ask meetings',
  ],
  ['store drop --store s', 2, '[usage/confirm]', '--yes'],
];

describe('a mistake is told with its place and the next step, without a stack', () => {
  test.each(MISTAKES)('whomet %s', async (line, code, message, next) => {
    const args = line.split(' ').flatMap((word) => (word === '' ? [] : [word.replaceAll('~', ' ')]));
    const outcome = await whomet(folder, ...args);
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toContain(next);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' });
  });
});
