// @ts-check
// A query in a process of its own, so that it can be ended: the engine has no way to stop one that runs.
// Plain JavaScript, because Node starts this file itself, from src in tests as from dist.
import grafeo from '@grafeo-db/js';

/** How often the memory is looked at, in milliseconds: the engine may take a gigabyte in a second. */
const LOOK_EVERY = 20;

/**
 * @typedef {{ path: string, text: string, parameters: object, rows: number | null, bytes: number }} Job
 * `rows` at most are given back; above `bytes` of memory the query ends.
 */

// Whoever asked ends this process: if it ended itself, they might hear of that before they hear its answer.
process.once('disconnect', () => process.exit());
process.channel?.ref();

process.once('message', async (/** @type {Job} */ { path, text, parameters, rows, bytes }) => {
  const watch = setInterval(() => {
    if (process.memoryUsage.rss() < bytes) return;
    clearInterval(watch);
    process.send?.({ tooLarge: true });
  }, LOOK_EVERY);
  const answer = await answerOf(path, text, parameters, rows);
  clearInterval(watch);
  process.send?.(answer);
});

/** @param {string} path @param {string} text @param {object} parameters @param {number | null} rows */
async function answerOf(path, text, parameters, rows) {
  let database;
  try {
    database = grafeo.GrafeoDB.openReadOnly(path);
  } catch (error) {
    return { damaged: /** @type {Error} */ (error).message };
  }
  const answer = await database.executeCypher(text, parameters).then(
    (result) => ({ columns: result.columns, rows: firstRows(result, rows) }),
    (error) => ({ message: error.message, gqlStatus: error.gqlStatus }),
  );
  database.close();
  return answer;
}

/** @param {grafeo.QueryResult} result @param {number | null} most */
function firstRows(result, most) {
  if (most === null || most >= result.length) return result.toArray();
  return Array.from({ length: most }, (_, index) => result.get(index));
}
