// @ts-check
// A program on the library that keeps a store open and makes the graph current after each article, by what differs.
// usage: node kill-adder.mjs STORE RECORDS.jsonl
import { readFileSync } from 'node:fs';
import { defaultKnowledge, keepResolved, makeCurrent, openStore } from '../../dist/index.js';

const [, , location = '', recordsFile = ''] = process.argv;
const records = readFileSync(recordsFile, 'utf8').split('\n').filter(Boolean);
const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
const store = await openStore(location, { mode: 'write', username, password });
await makeCurrent(store, defaultKnowledge);
await keepResolved(store, defaultKnowledge);
for (const line of records) {
  const record = JSON.parse(line);
  await store.append([record]);
  process.stdout.write(`done ${record.article.id}\n`);
  await makeCurrent(store, defaultKnowledge);
}
await store.close();
