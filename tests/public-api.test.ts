import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import * as whomet from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-api-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SAMPLES = fileURLToPath(new URL('../data/samples', import.meta.url));

test('a program gets from articles to answers by what src/index.ts exports', async () => {
  const report = whomet.emptyReport();
  const store = await whomet.openStore(join(folder, 'store'), { mode: 'write' });
  const items = whomet.readSources([SAMPLES], { metadata: join(SAMPLES, 'metadata.csv') });
  const records: whomet.ArticleRecord[] = [];
  for await (const record of whomet.extractAll(items, whomet.extractArticle, report)) records.push(record);
  await store.append(records);
  const { meetings } = await whomet.rebuildGraph(store, whomet.defaultKnowledge);
  const { rows } = await whomet.ask(store, 'meetings', { person: 'Biden', status: 'held' });
  expect(rows.length).toBeGreaterThan(0);
  expect(
    (
      await whomet.loadEvidence(
        store,
        rows.map(({ id }) => String(id)),
      )
    ).size,
  ).toBe(rows.length);
  const view = await whomet.loadViewData(store);
  expect(view.meetings).toHaveLength(meetings);
  expect(whomet.exportView(view, 'gexf', { graph: 'people', table: 'meetings' }).text).toContain('<gexf');
  await store.close();
});

test('package.json points at the built module', async () => {
  const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
  const built = (await import(
    fileURLToPath(new URL(`../${manifest.exports['.'].default}`, import.meta.url))
  )) as object;
  expect(Object.keys(built).sort()).toEqual(Object.keys(whomet).sort());
});
