// @ts-check
// A query in a process of its own, so that it can be ended: the engine has no way to stop one that runs.
// Plain JavaScript, because Node starts this file itself, from src in tests as from dist.
import grafeo from '@grafeo-db/js';

process.once(
  'message',
  async (/** @type {{ path: string, text: string, parameters: object }} */ { path, text, parameters }) => {
    const answer = await answerOf(path, text, parameters);
    process.send?.(answer, () => process.disconnect());
  },
);

/** @param {string} path @param {string} text @param {object} parameters */
async function answerOf(path, text, parameters) {
  let database;
  try {
    database = grafeo.GrafeoDB.openReadOnly(path);
  } catch (error) {
    return { damaged: /** @type {Error} */ (error).message };
  }
  const answer = await database.executeCypher(text, parameters).then(
    (result) => ({ columns: result.columns, rows: result.toArray() }),
    (error) => ({ message: error.message, gqlStatus: error.gqlStatus }),
  );
  database.close();
  return answer;
}
