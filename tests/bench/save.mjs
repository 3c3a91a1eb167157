/** How benchmarks keep what they measured. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, totalmem, type } from 'node:os';

/** Saves results with the day, the machine and its load as results/NAME-DAY.json, and says so. */
export function saveResults(name, results) {
  const date = new Date().toISOString().slice(0, 10);
  const machine = {
    system: `${type()} ${arch()}`,
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryBytes: totalmem(),
    load: loadavg(),
  };
  const file = `results/${name}-${date}.json`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(
    new URL(file, import.meta.url),
    `${JSON.stringify({ date, machine, node: process.versions.node, ...results }, null, 2)}\n`,
  );
  console.log(`\nsaved as tests/bench/${file}`);
}
