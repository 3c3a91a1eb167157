import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WhometError } from '../../model/errors.ts';
import type { GraphSource } from '../../model/schema.ts';
import { readCypher, statements } from '../cypher-files.ts';
import { engine } from './grafeo.ts';
import { runStep, type Share, type Step } from './graph-steps.mjs';
import { spoolGraph, type Spooled } from './spool.ts';

/** When a graph is written in processes of their own. */
export interface Sizes {
  /** Rows up to which the engine's memory does not matter, and such a process would only take time. */
  readonly fewRows: number;
  /** Nodes and edges that one of them takes: the engine packs what it holds only when it opens a file. */
  readonly nodes: number;
  readonly edges: number;
  /** Of more rows, each takes a larger share: to open and to close a file takes as long as it is large. */
  readonly processes: number;
}
const SIZES: Sizes = { fewRows: 100_000, nodes: 250_000, edges: 400_000, processes: 5 };

const PROGRAM = fileURLToPath(new URL('write-process.mjs', import.meta.url));

/**
 * Writes the rows into a new graph file. The engine keeps what it took for the rows of one step until its process ends:
 * the steps of a large graph have processes of their own. Meanwhile this one need not hold the rows either: they wait on
 * the disk. Indexes come last: kept up row by row they would take longer and more memory.
 */
export async function writeGraph(path: string, graph: GraphSource, sizes = SIZES): Promise<void> {
  const grafeo = await engine();
  const files = { nodes: `${path}.nodes`, edges: `${path}.edges` };
  try {
    const { nodes, edges } = spoolGraph(graph, files);
    const isLarge = nodes.rows + edges.rows > sizes.fewRows;
    if (isLarge) await giveBackMemory();
    const schema = ['schema/constraints', 'schema/indexes'].flatMap((file) => statements(readCypher(file)));
    const steps: Step[] = [
      ...shares(nodes, sizes.nodes, sizes).map((share): Step => ({
        step: 'nodes',
        path,
        spool: files.nodes,
        ...share,
      })),
      ...shares(edges, sizes.edges, sizes).map((share): Step => ({
        step: 'edges',
        path,
        spool: files.edges,
        ...share,
      })),
      { step: 'indexes', path, statements: schema },
    ];
    for (const step of steps) await (isLarge ? runInProcess(step) : runStep(grafeo, step));
  } finally {
    for (const file of Object.values(files)) rmSync(file, { force: true });
  }
}

/** Parts of a file of rows, of which each has about as many as one process takes; at least one, and be it empty. */
function shares({ rows, batches }: Spooled, most: number, { processes }: Sizes): Share[] {
  const count = Math.max(1, Math.min(processes, batches.length, Math.ceil(rows / most)));
  const bounds = Array.from(
    { length: count + 1 },
    (_, index) => batches[Math.round((index * batches.length) / count) - 1] ?? { end: 0, rows: 0 },
  );
  return bounds.slice(1).map(({ end }, index) => {
    const before = bounds[index] as Spooled['batches'][number];
    return { start: before.end, end, first: before.rows };
  });
}

async function runInProcess(step: Step): Promise<void> {
  const child = fork(PROGRAM, {
    // Most of what a step makes is of no use a moment later.
    execArgv: ['--max-semi-space-size=4'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('message', (answer: { readonly message?: string }) =>
        answer.message === undefined ? resolve() : reject(new Error(answer.message)),
      );
      child.once('error', reject);
      child.once('exit', (code, signal) =>
        reject(
          new WhometError({
            code: 'store/writer',
            message: `The engine stopped while it wrote the graph (${signal ?? code}).`,
            next: 'Run the same command again; where memory ran out, use a Neo4j server: docs/scale.md.',
          }),
        ),
      );
      child.send(step);
    });
  } finally {
    child.removeAllListeners();
    child.kill('SIGKILL');
  }
}

/** Without it, nothing would be cleared while the other processes work. What the first collection empties, the second gives back. */
async function giveBackMemory(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  await nextTurn();
  collect();
}
