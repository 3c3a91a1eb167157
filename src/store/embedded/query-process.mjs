// @ts-check
// A query in a process of its own, so that it can be ended: the engine has no way to stop one that runs.
// Plain JavaScript, because Node starts this file itself, from src in tests as from dist.
import grafeo from '@grafeo-db/js';

/** How often the memory is looked at, in milliseconds: the engine may take a gigabyte in a second. */
const LOOK_EVERY = 20;

/** Rows that travel together. */
const GROUP = 500;

/**
 * @typedef {{ path: string, text: string, parameters: object, page: { from: number, to: number | null }, bytes: number }} Job
 * The rows of `page` are given, a group for each message that asks for more; above `bytes` of memory the query ends.
 */

// Whoever asked ends this process: if it ended itself, they might hear of that before they hear its answer.
process.once('disconnect', () => process.exit());
process.channel?.ref();

process.once('message', async (/** @type {Job} */ { path, text, parameters, page, bytes }) => {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() < bytes) return;
    clearInterval(watch);
    process.send?.({ tooLarge: true });
  }, LOOK_EVERY);
  const answer = await answerOf(path, text, parameters);
  clearInterval(watch);
  if (!('length' in answer)) return void process.send?.(answer);
  const end = Math.min(answer.length, page.to ?? answer.length);
  let at = page.from;
  const give = () => {
    const rows = [];
    for (; at < end && rows.length < GROUP; at++) rows.push(answer.get(at));
    process.send?.({ columns: answer.columns, rows, done: at >= end });
  };
  process.on('message', give);
  give();
});

/** @param {string} path @param {string} text @param {object} parameters */
async function answerOf(path, text, parameters) {
  let database;
  try {
    database = grafeo.GrafeoDB.openReadOnly(path);
  } catch (error) {
    return { damaged: /** @type {Error} */ (error).message };
  }
  try {
    return await database.executeCypher(text, parameters);
  } catch (error) {
    const { message, gqlStatus } = /** @type {grafeo.GrafeoError} */ (error);
    return { message, gqlStatus };
  } finally {
    database.close();
  }
}
