// @ts-check
// The steps in which a graph file is written, in this process or in others (`write-graph.ts`).
// Plain JavaScript, because Node starts `write-process.mjs` itself, from src in tests as from dist.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * @typedef {import('@grafeo-db/js').GrafeoDB} GrafeoDB
 * `path`: of the graph; `spool`: a file with a batch of rows a line, of which the bytes from `start` to before `end` count.
 * @typedef {{ step: 'nodes', path: string, spool: string }} NodesStep
 * @typedef {{ step: 'edges', path: string, spool: string, start: number, end: number }} EdgesStep
 * @typedef {{ step: 'indexes', path: string, statements: readonly string[] }} IndexesStep
 * @typedef {NodesStep | EdgesStep | IndexesStep} Step
 */

/** @param {typeof import('@grafeo-db/js').GrafeoDB} engine @param {Step} step */
export async function runStep(engine, step) {
  const database = step.step === 'nodes' ? engine.create(step.path) : engine.open(step.path);
  try {
    if (step.step === 'nodes') await createNodes(database, step.spool);
    else if (step.step === 'edges') await createEdges(database, step);
    else for (const statement of step.statements) await database.executeCypher(statement);
  } finally {
    database.close();
  }
}

/**
 * Edges name their ends by the engine's numbers, which whoever wrote the spool could only count: the first is 0.
 * @param {GrafeoDB} database @param {string} spool
 */
async function createNodes(database, spool) {
  let next = 0;
  for await (const [label, rows] of batches(spool)) {
    for (const number of await database.batchCreateNodesWithProps(label, rows))
      if (number !== next++) throw new Error(`the engine numbered a node ${number}, not ${next - 1}`);
  }
}

/** @param {GrafeoDB} database @param {EdgesStep} step */
async function createEdges(database, { spool, start, end }) {
  for await (const edges of batches(spool, { start, end: end - 1 })) await database.batchCreateEdges(edges);
}

/** @param {string} spool @param {{ start: number, end: number }} [range] */
async function* batches(spool, range) {
  const input = createReadStream(spool, { highWaterMark: 1 << 20, ...range });
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield JSON.parse(line);
}
