/** The stores of whomet, as `scale.mjs` measures them. */
import { ask } from '../../dist/store/ask.js';
import { openStore } from '../../dist/store/open.js';
import { search } from '../../dist/store/search.js';

const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
const open = (location, mode) => openStore(location, { mode, username, password });

async function writing(location, work) {
  const store = await open(location, 'write');
  await work(store);
  await store.close();
}

const storeEngine = (name) => ({
  name,
  load: (graph, location) => writing(location, (store) => store.publish(graph)),
  open: async (location) => {
    const store = await open(location, 'read');
    await store.query('MATCH (n:Place) RETURN count(n) AS count');
    return {
      ask: async (question, parameters) =>
        question === 'search'
          ? (await search(store, parameters.words)).names
          : (await ask(store, question, parameters)).rows,
      close: () => store.close(),
    };
  },
});

export const embedded = storeEngine('embedded');
export const neo4j = {
  ...storeEngine('neo4j'),
  drop: (location) =>
    writing(location, async (store) => {
      await store.drop();
    }),
};
