// @ts-check
// The steps in which a graph file is written, in this process or in others (`write-graph.ts`).
// Plain JavaScript, because Node starts `write-process.mjs` itself, from src in tests as from dist.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * @typedef {import('@grafeo-db/js').GrafeoDB} GrafeoDB
 * Of a file of rows, the bytes from `start` to before `end`; its rows are numbered from 0, and `first` is the first of these.
 * @typedef {{ start: number, end: number, first: number }} Share
 * `path`: of the graph; `spool`: a file with a batch of rows a line.
 * @typedef {{ step: 'nodes', path: string, spool: string } & Share} NodesStep
 * @typedef {{ step: 'edges', path: string, spool: string } & Share} EdgesStep
 * @typedef {{ step: 'indexes', path: string, statements: readonly string[] }} IndexesStep
 * @typedef {NodesStep | EdgesStep | IndexesStep} Step
 */

/** @param {typeof import('@grafeo-db/js').GrafeoDB} engine @param {Step} step */
export async function runStep(engine, step) {
  const isNew = step.step === 'nodes' && step.first === 0;
  const database = isNew ? engine.create(step.path) : engine.open(step.path);
  try {
    if (step.step === 'nodes') await createNodes(database, step);
    else if (step.step === 'edges') await createEdges(database, step);
    else for (const statement of step.statements) await database.executeCypher(statement);
  } finally {
    database.close();
  }
}

/**
 * Edges name their ends by the engine's numbers, which whoever wrote the spool could only count: the first is 0.
 * @param {GrafeoDB} database @param {NodesStep} step
 */
async function createNodes(database, { spool, start, end, first }) {
  let next = first;
  for await (const [label, rows] of batches(spool, start, end)) {
    for (const number of await database.batchCreateNodesWithProps(label, rows))
      if (number !== next++) throw new Error(`the engine numbered a node ${number}, not ${next - 1}`);
  }
}

/**
 * The engine works in threads of its own: while it takes one batch, the next is read and handed over.
 * @param {GrafeoDB} database @param {EdgesStep} step
 */
async function createEdges(database, { spool, start, end }) {
  /** @type {Promise<unknown>[]} */
  const underWay = [];
  try {
    for await (const edges of batches(spool, start, end)) {
      const next = database.batchCreateEdges(edges);
      // It is awaited in the next turn, which may come after its failure.
      next.catch(() => undefined);
      underWay.push(next);
      if (underWay.length > 1) await underWay.shift();
    }
    await underWay.shift();
  } finally {
    // Whatever has failed, the engine is not closed while it works.
    await Promise.allSettled(underWay);
  }
}

/** @param {string} spool @param {number} start @param {number} end */
async function* batches(spool, start, end) {
  if (start === end) return;
  const input = createReadStream(spool, { highWaterMark: 1 << 20, start, end: end - 1 });
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield JSON.parse(line);
}
