import { join } from 'node:path';
import type { GraphStore, OpenOptions } from '../store/contract.ts';
import { WhometError } from '../model/errors.ts';
import { KeptOpen } from '../store/kept-open.ts';
import { isServer, openStore } from '../store/open.ts';

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
  'label-prefix': {
    type: 'string',
    requiresArg: true,
    describe: 'Of a Neo4j store that shares its database: what its labels begin with, such as Met_',
  },
} as const;

interface Given {
  readonly _: readonly (string | number)[];
  store?: unknown;
  to?: unknown;
  readonly 'label-prefix'?: unknown;
}

/**
 * Puts `--label-prefix` into the addresses that it is about, so that what opens a store needs only its address.
 * @throws `usage/label-prefix` where it is not fit, or no store is on a server.
 */
export async function applyLabelPrefix(given: Given): Promise<void> {
  const prefix = given['label-prefix'];
  if (prefix === undefined) return;
  const { withLabelPrefix } = await import('../store/neo4j/connection.ts');
  const isCopy = given._[0] === 'store' && typeof given.to === 'string';
  const [store, to] = [locationOf(given.store as string | undefined), isCopy ? String(given.to) : ''];
  if (!isServer(store) && !isServer(to)) {
    throw new WhometError({
      code: 'usage/label-prefix',
      message: '--label-prefix is for a store on a Neo4j server.',
      where: store,
      next: 'Leave it out, or name the server with --store neo4j://HOST/DATABASE.',
    });
  }
  if (isServer(store)) given.store = withLabelPrefix(store, String(prefix));
  if (isServer(to)) given.to = withLabelPrefix(to, String(prefix));
}

export const locationOf = (store: string | undefined): string =>
  store ?? (process.env['WHOMET_STORE'] || DEFAULT_STORE);

/** Fetched pages lie in the store's folder; beside the current one where the store is a server. */
export const evidenceOf = (location: string): string =>
  location.includes('://') ? 'whomet-evidence' : join(location, 'evidence');

/** Opens the store that the command line or the environment names, and closes it whatever happens. */
export async function withStore<Result>(
  store: string | undefined,
  mode: OpenOptions['mode'],
  work: (opened: GraphStore) => Promise<Result>,
  acceptChanged = false,
): Promise<Result> {
  const opened = await open(store, mode, acceptChanged);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function open(store: string | undefined, mode: OpenOptions['mode'], acceptChanged = false): Promise<GraphStore> {
  const { NEO4J_USERNAME: username, NEO4J_PASSWORD: password } = process.env;
  return openStore(locationOf(store), { mode, username, password, acceptChanged });
}

/** The same store for a program that answers questions until it is stopped. */
export const keptOpen = (store: string | undefined): KeptOpen => new KeptOpen(() => open(store, 'read'));
