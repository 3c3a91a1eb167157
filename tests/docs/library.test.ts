import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { examplesOf, packageFolder, runExample, typeErrors, withOutputs } from '../tools/examples.ts';

const path = new URL('../../docs/library.md', import.meta.url);
const page = readFileSync(path, 'utf8');
const examples = examplesOf(page);
const { folder, remove } = packageFolder();
afterAll(remove);

/** Counts move whenever the extraction gets better; that is no fault of the page. */
const withoutFigures = (text: string): string => text.replace(/\d+/g, '0');

test('every program of docs/library.md has its output below it', () => {
  expect(examples).toHaveLength(page.match(/^```ts$/gm)?.length ?? 0);
  expect(examples.length).toBeGreaterThan(0);
});

test('the programs keep to the types of the package', () => {
  const codes = examples.map(({ code }) => code);
  expect(typeErrors(folder, codes)).toBe('');
  expect(typeErrors(folder, ["import { openStore } from 'whomet';\nopenStore(1);\n"])).toContain('TS2345');
});

test('the programs print what stands below them (`npm run docs` writes it)', { timeout: 120_000 }, () => {
  const outputs = examples.map(({ code }) => runExample(folder, code));
  const fresh = withOutputs(page, outputs);
  if (process.env['MODE'] === 'docs') writeFileSync(path, fresh);
  const shown = examplesOf(readFileSync(path, 'utf8')).map(({ output }) => withoutFigures(output));
  expect(outputs.map(withoutFigures)).toEqual(shown);
});
