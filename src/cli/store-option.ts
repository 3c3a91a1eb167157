import type { GraphStore, OpenOptions } from '../store/contract.ts';
import { openStore } from '../store/open.ts';

const DEFAULT_STORE = 'whomet-store';

/** `--store`, the same for every command. */
export const storeOption = {
  store: {
    type: 'string',
    requiresArg: true,
    coerce: (given: string | undefined): string | undefined => {
      if (given !== '') return given;
      throw new RangeError('--store names nothing: give a folder or a server.');
    },
    describe: `Folder or neo4j://HOST/DATABASE (else WHOMET_STORE, else ./${DEFAULT_STORE})`,
  },
} as const;

export const locationOf = (store: string | undefined): string =>
  store ?? (process.env['WHOMET_STORE'] || DEFAULT_STORE);

/** Opens the store that the command line or the environment names, and closes it whatever happens. */
export async function withStore<Result>(
  store: string | undefined,
  mode: OpenOptions['mode'],
  work: (opened: GraphStore) => Promise<Result>,
): Promise<Result> {
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
  const opened = await openStore(locationOf(store), { mode, username, password });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
