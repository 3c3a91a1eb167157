// @ts-check
// A program on the library that writes article by article, and says of each thing that it is done when the store has it.
// usage: node kill-writer.mjs STORE RECORDS.jsonl LEDGER.jsonl
import { readFileSync } from 'node:fs';
import { defaultKnowledge, openStore, rebuildGraph } from '../../dist/index.js';

const [, , location = '', recordsFile = '', ledgerFile = ''] = process.argv;
/** @param {string} file @returns {any[]} */
const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
/** @param {string} what */
const done = (what) => process.stdout.write(`done ${what}\n`);

const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
const store = await openStore(location, { mode: 'write', username, password });
for (const record of linesOf(recordsFile)) {
  await store.append([record]);
  done(record.article.id);
}
await rebuildGraph(store, defaultKnowledge);
done('graph');
for (const judgement of linesOf(ledgerFile)) {
  await store.judge([judgement]);
  done(judgement.id);
}
await rebuildGraph(store, defaultKnowledge);
done('graph');
await store.close();
