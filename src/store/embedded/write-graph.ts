import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WhometError } from '../../model/errors.ts';
import type { GraphSource } from '../../model/schema.ts';
import { readCypher, statements } from '../cypher-files.ts';
import { engine } from './grafeo.ts';
import { runStep, type Step } from './graph-steps.mjs';
import { spoolGraph, type Spooled } from './spool.ts';

/** When a graph is written in processes of their own. */
export interface Sizes {
  /** Rows up to which the engine's memory does not matter, and such a process would only take time. */
  readonly fewRows: number;
  /** Edges that one of them takes: the engine packs what it holds only when it opens a file. */
  readonly edges: number;
  /** Of more edges, each takes a larger share: to open and to close a file takes as long as it is large. */
  readonly processes: number;
}
const SIZES: Sizes = { fewRows: 100_000, edges: 600_000, processes: 6 };

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
    if (isLarge) giveBackMemory();
    const schema = ['schema/constraints', 'schema/indexes'].flatMap((file) => statements(readCypher(file)));
    const steps: Step[] = [
      { step: 'nodes', path, spool: files.nodes },
      ...shares(edges, sizes).map(([start, end]): Step => ({ step: 'edges', path, spool: files.edges, start, end })),
      { step: 'indexes', path, statements: schema },
    ];
    for (const step of steps) await (isLarge ? runInProcess(step) : runStep(grafeo, step));
  } finally {
    for (const file of Object.values(files)) rmSync(file, { force: true });
  }
}

/** Parts of the file of edges, from the one byte to before the other. */
function shares({ rows, ends }: Spooled, { edges, processes }: Sizes): [start: number, end: number][] {
  const count = Math.min(processes, ends.length, Math.ceil(rows / edges));
  const bounds = Array.from({ length: count + 1 }, (_, index) => {
    const batches = Math.round((index * ends.length) / count);
    return ends[batches - 1] ?? 0;
  });
  return bounds.slice(1).map((end, index) => [bounds[index] as number, end]);
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

/** Without it, nothing would be cleared while the other processes work. */
function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
