// @ts-check
// One step of writing a graph in a process of its own: what the engine took for it goes back to the system with the process.
import grafeo from '@grafeo-db/js';
import { runStep } from './graph-steps.mjs';

// Whoever gave the step ends this process; where that one is gone, nobody reads what it writes.
process.once('disconnect', () => process.exit());
process.channel?.ref();

process.once('message', async (/** @type {import('./graph-steps.mjs').Step} */ step) => {
  const answer = await runStep(grafeo.GrafeoDB, step).then(
    () => ({}),
    (error) => ({ message: error.message }),
  );
  process.send?.(answer);
});
