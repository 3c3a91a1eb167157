import type { GrafeoDB } from '@grafeo-db/js';
import { openGraph } from './grafeo.ts';

interface OpenGraph {
  readonly database: GrafeoDB;
  users: number;
  outdated: boolean;
}

/** Keeps the current generation open, and moves on to a newer one without pulling the old one from under a query. */
export class GraphReader {
  readonly #currentPath: () => string;
  #graph: Promise<OpenGraph> | null = null;
  #path = '';

  constructor(currentPath: () => string) {
    this.#currentPath = currentPath;
  }

  async use<Result>(work: (database: GrafeoDB) => Promise<Result>): Promise<Result> {
    const graph = await this.#current();
    graph.users++;
    try {
      return await work(graph.database);
    } finally {
      graph.users--;
      closeIfDone(graph);
    }
  }

  async close(): Promise<void> {
    const old = this.#graph;
    this.#graph = null;
    await retire(old);
  }

  #current(): Promise<OpenGraph> {
    const path = this.#currentPath();
    if (this.#graph && this.#path === path) return this.#graph;
    const old = this.#graph;
    this.#path = path;
    this.#graph = retire(old).then(async () => ({ database: await openGraph(path), users: 0, outdated: false }));
    return this.#graph;
  }
}

async function retire(opened: Promise<OpenGraph> | null): Promise<void> {
  const graph = await opened?.catch(() => null);
  if (!graph) return;
  graph.outdated = true;
  closeIfDone(graph);
}

function closeIfDone(graph: OpenGraph): void {
  if (graph.outdated && graph.users === 0) graph.database.close();
}
