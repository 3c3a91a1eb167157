import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listQuestions } from '../../src/store/questions.ts';
import { queriesPage } from '../tools/docs.ts';

const files = readdirSync(new URL('../../cypher/ask/', import.meta.url)).sort();

test('docs/queries.md says what the headers of the queries say (`npm run docs` writes it)', async () => {
  const page = queriesPage(listQuestions(), files);
  await expect(page).toMatchFileSnapshot('../../docs/queries.md');
});

test('every query file is named in it', () => {
  const page = queriesPage(listQuestions(), files);
  expect(files.filter((file) => !page.includes(`(../cypher/ask/${file})`))).toEqual([]);
});
