// Rows a second, wall clock, at which a made-up GDELT export is read as a stream: node tests/bench/gdelt.mjs [rows]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSources } from '../../dist/index.js';

const count = Number(process.argv[2] ?? 400_000);
const sample = new URL('../samples/registers/20240115000000.export.CSV', import.meta.url);
const lines = readFileSync(sample, 'utf8').trimEnd().split('\n');
const other = lines[0].split('\t').with(26, '010').join('\t');
const folder = mkdtempSync(join(tmpdir(), 'whomet-gdelt-'));
const file = join(folder, 'made.export.CSV');
// Every fourth row is one of the sample, the others are of other events.
const row = (at) => (at % 4 === 0 ? lines[(at / 4) % lines.length] : other).replace(/^\d+/, String(at));
writeFileSync(file, `${Array.from({ length: count }, (_, at) => row(at)).join('\n')}\n`);
const begin = performance.now();
let entries = 0;
for await (const item of readSources([file])) if (item.kind === 'article') entries++;
const seconds = (performance.now() - begin) / 1000;
console.log(`${count} rows, ${entries} entries, ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} rows a second`);
rmSync(folder, { recursive: true });
