/**
 * node tests/bench/memory.mjs COMMAND…, such as `load records.jsonl --store big`: runs a command of the checkout and
 * tells the most memory that it and the processes that it started had at one time, and the time of the processor (Linux).
 * Memory that several share counts once (proportional set size); it is looked at twice a second.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOOK_EVERY = 500;
const WHOMET = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

function* family(pid) {
  yield pid;
  for (const child of read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)) yield* family(child);
}

const MB = (value) => Math.round(value / 976.5625);
const kilobytes = (pid) => Number(/^Pss: +(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

const started = performance.now();
const child = spawn(process.execPath, [WHOMET, ...process.argv.slice(2)], { stdio: ['ignore', 'inherit', 'inherit'] });
let most = { all: 0, own: 0, at: 0 };
let own = 0;
const look = setInterval(() => {
  const each = [...family(child.pid)].map(kilobytes);
  const all = each.reduce((sum, one) => sum + one, 0);
  own = Math.max(own, each[0]);
  if (all > most.all) most = { all, own: each[0], at: (performance.now() - started) / 1000 };
}, LOOK_EVERY);
child.once('exit', (code) => {
  clearInterval(look);
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const parts = [
    `exit ${code}`,
    `${MB(most.all)} MB at most, after ${Math.round(most.at)} s (${MB(most.own)} of the command itself, whose own most was ${MB(own)})`,
    `${Math.round((performance.now() - started) / 1000)} s`,
    `processor ${Math.round((userCPUTime + systemCPUTime) / 1e6)} s with this program`,
  ];
  console.error(parts.join(', '));
});
