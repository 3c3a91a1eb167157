// @ts-check
// A program on the library that ingests as `whomet ingest` does, and tells how its memory grew with the articles.
// usage: node --expose-gc --import ./tell-memory.mjs soak-ingest.mjs STORE METADATA.csv PATH…; prints JSON: what was read, codes of troubles, [articles, bytes kept][], most bytes.
import { kept } from './tell-memory.mjs';
import { emptyReport, ingest, openStore } from '../../dist/index.js';

const EVERY = 100;
const [, , location = '', metadata = '', ...paths] = process.argv;
const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
const report = emptyReport();
/** @type {[number, number][]} */
const memory = [];
let [articles, most] = [0, 0];

const store = await openStore(location, { mode: 'write', username, password });
await ingest(store, paths, {
  report,
  metadata,
  onArticle: () => {
    if (++articles % EVERY !== 0) return;
    most = Math.max(most, process.memoryUsage.rss());
    memory.push([articles, kept()]);
  },
});
await store.close();
const troubles = [...new Set(report.troubles.map(({ code }) => code))].sort();
process.stdout.write(`${JSON.stringify({ read: report.read, claims: report.claims, troubles, memory, most })}\n`);
