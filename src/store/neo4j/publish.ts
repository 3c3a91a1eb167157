import type { GraphSource } from '../../model/schema.ts';
import { readCypher } from '../cypher-files.ts';
import type { Connection, Run } from './connection.ts';
import { differences, type Step } from './differences.ts';
import { lock } from './records.ts';

/** Up to this many changed rows, readers see the new graph in one step; beyond, the server's memory would not hold them. */
const ONE_STEP_ROWS = 50_000;
/** Batches of a large change that are under way at a time: one is made and sent while the server works on the other. */
const UNDER_WAY = 2;

/**
 * Makes the graph in the database exactly these rows: what differs from what is there is added, changed and deleted. Up
 * to ONE_STEP_ROWS differences go in one transaction, under the store's lock; more in transactions of BATCH_ROWS, made
 * and sent one after another, so that until the end readers may see old and new edges together. The store then says what
 * its graph was made from: not before, so that a publication that was stopped is known as such.
 */
export async function publishGraph(connection: Connection, graph: GraphSource, madeFrom: string): Promise<void> {
  const made = readCypher('records/made').text;
  const isDone = await connection.write(async (run) => {
    await lock(run);
    const steps = await few(differences(run, graph));
    for (const { text, rows } of steps ?? []) await run(text, { rows });
    await run(made, { madeFrom: steps && madeFrom });
    return steps !== null;
  });
  if (isDone) return;
  const read: Run = async (text, parameters) => (await connection.read(text, parameters)).rows;
  const write = ({ text, rows }: Step) => connection.write(async (run) => void (await run(text, { rows })));
  for (const stage of differences(read, graph)) await writeAll(stage, write);
  await connection.write((run) => run(made, { madeFrom }));
}

/** Writes what a stage has. After a failure none is begun, and none is under way any more. */
async function writeAll(stage: AsyncIterable<Step>, write: (step: Step) => Promise<void>): Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  try {
    for await (const step of stage) {
      const writing = write(step)
        .catch((error: unknown) => failures.push(error))
        .finally(() => underWay.delete(writing));
      underWay.add(writing);
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (failures.length > 0) throw failures[0];
}

/** All steps; null where they have more than ONE_STEP_ROWS rows. */
async function few(stages: Iterable<AsyncIterable<Step>>): Promise<Step[] | null> {
  const steps: Step[] = [];
  let rows = 0;
  for (const stage of stages) {
    for await (const step of stage) {
      rows += step.rows.length;
      if (rows > ONE_STEP_ROWS) return null;
      steps.push(step);
    }
  }
  return steps;
}
