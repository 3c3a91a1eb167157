import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askForNames } from '../../src/cli/ask-names.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { readNameList } from '../../src/read/name-list.ts';
import type { GraphStore } from '../../src/store/contract.ts';
import { findHits } from '../../src/store/hits.ts';
import { openStore } from '../../src/store/open.ts';
import { findQuestion } from '../../src/store/questions.ts';
import { recordMap, world } from '../ask/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-hits-'));
let store: GraphStore;
beforeAll(async () => {
  store = await openStore(join(folder, 'store'), { mode: 'write' });
  await store.publish(toGraph(world, recordMap));
});
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true });
});

function put(content: string): string {
  const path = join(folder, 'list.csv');
  writeFileSync(path, content);
  return path;
}

/** given found > name [forms] held/not held/articles */
const hits = async (content: string): Promise<string[]> =>
  (await findHits(store, readNameList(put(content)))).map(
    ({ given, found, name, spelled, held, notHeld, articles }) =>
      `${given} ${found} > ${name} [${spelled.join(', ')}] ${held}/${notHeld}/${articles}`,
  );

describe('a list of names', () => {
  test('found, by a part, spelled otherwise, not found; in the order of the list', async () => {
    expect(await hits('name\nANN LEE\nOrr\nEly Fox\nNobody Atall\nsweden\n')).toEqual([
      'ANN LEE yes > Ann Lée [Ann Lée, Lée] 5/1/6',
      'Orr part > Cy Orr [Cy Orr] 2/2/3',
      'Ely Fox near > Eli Fox [Eli Fox] 3/2/4',
      'Nobody Atall no > null [] 0/0/0',
      'sweden yes > Sweden [Sweden] 1/0/0',
    ]);
  });

  test('an alias of the list finds it; a name that comes again counts once; a part of many names is none of them', async () => {
    expect(await hits('group;name;aliases\nx;Somebody;Nobody|Bo Ek\nx;somebody;\ny;Guest;\n')).toEqual([
      'Somebody yes > Bo Ek [Bo Ek] 4/1/3',
      'Guest no > null [] 0/0/0',
    ]);
  });

  test('one name a line', async () => {
    expect((await hits('Dee Noor\nBo Ek\n')).map((hit) => hit.split(' > ')[0])).toEqual(['Dee Noor yes', 'Bo Ek yes']);
  });

  test('initials stand for the names that begin with them', async () => {
    expect(await hits('C. Orr\nD. Orr\n')).toEqual([
      'C. Orr part > Cy Orr [Cy Orr] 2/2/3',
      expect.stringMatching(/^D\. Orr (?!part)/),
    ]);
  });

  test.each([
    ['who,what\na,b\n', 'none of them is "name"'],
    ['name\n,\n', 'names nobody'],
    ['\u0000', 'cannot be read'],
  ])('%j is no list', (content, message) => {
    expect(() => readNameList(put(content))).toThrow(message);
  });

  test('a question for each', async () => {
    const path = put('Lée\nCy Orr\nNobody Atall\n');
    const { result, missing } = await askForNames(store, findQuestion('who-met-whom'), { to: '2024-03-06' }, path, {});
    expect(result.rows.map(({ asked, person, other, times }) => [asked, person, other, times])).toEqual([
      ['Lée', 'Ann Lée', 'Bo Ek', 1],
    ]);
    expect(missing).toEqual(['Nobody Atall']);
    await expect(askForNames(store, findQuestion('disputed'), {}, path, {})).resolves.toMatchObject({ missing });
    await expect(askForNames(store, findQuestion('candidates'), {}, path, {})).rejects.toMatchObject({
      code: 'usage/names',
    });
  });
});
