/**
 * npm run world -- --meetings 100000 [--articles 1.5] [--gathering 3000] [--seed 1] (--store STORE | --records FILE)
 * A made-up world: its graph into a store, or its articles as the records that `whomet load` takes.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { countRows } from '../../../dist/graph/count-rows.js';
import { toGraph } from '../../../dist/graph/to-graph.js';
import { openStore } from '../../../dist/store/open.js';
import { generateWorld, recordsOf } from './generate.mjs';

const { values } = parseArgs({
  options: {
    meetings: { type: 'string', default: '10000' },
    articles: { type: 'string', default: '1.5' },
    gathering: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string' },
    records: { type: 'string' },
  },
});
if (values.store === undefined && values.records === undefined) {
  console.error('Where to? Give --store STORE or --records FILE.');
  process.exit(2);
}
const [meetings, articles, gathering, seed] = ['meetings', 'articles', 'gathering', 'seed'].map((name) =>
  Number(values[name]),
);
const world = generateWorld({ meetings, articles, gathering, seed });

if (values.records !== undefined) {
  const file = createWriteStream(values.records);
  for (const record of recordsOf(world)) if (!file.write(`${JSON.stringify(record)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
  console.log(`${values.records}: ${world.articles.length} records`);
}
if (values.store !== undefined) {
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
  const store = await openStore(values.store, { mode: 'write', username, password });
  const graph = toGraph(world, new Map());
  await store.publish(graph);
  await store.close();
  console.log(`${values.store}: ${JSON.stringify(countRows(graph))}`);
}
