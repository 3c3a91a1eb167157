import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphPatch } from '../../graph/patch.ts';
import type { WhometError } from '../../model/errors.ts';
import type { GraphSource } from '../../model/schema.ts';
import { generations, type Generations } from './generations.ts';
import { GraphReader } from './graph-reader.ts';
import { WorkingGraph, type Asked } from './working-graph.ts';
import { writeGraph } from './write-graph.ts';

/** Of a writer's own copy, beside the generations. */
const WORKING = 'working';

/** The graph that readers see, and the ways in which a writer puts another in its place. */
export class PublishedGraph {
  readonly #folder: string;
  readonly #missing: () => WhometError;
  readonly #generations: Generations;
  readonly #reader: GraphReader;
  #working: WorkingGraph | null = null;
  /** The generation that the working graph equals. */
  #workingIs: string | null = null;

  constructor(folder: string, missing: () => WhometError) {
    this.#folder = folder;
    this.#missing = missing;
    this.#generations = generations(folder);
    this.#reader = new GraphReader(() => this.path());
  }

  /** @throws `missing` where there is none. */
  path(): string {
    const path = this.#generations.current();
    if (path !== null) return path;
    throw this.#missing();
  }

  get isThere(): boolean {
    return this.#generations.current() !== null;
  }

  madeFrom(): string | null {
    return this.#generations.madeFrom();
  }

  purged(): string | null {
    return this.#generations.purged();
  }

  notePurge(state: string): Promise<void> {
    return this.#generations.notePurge(state);
  }

  /** Deletes what a writer left that was killed. */
  clearWorking(): void {
    rmSync(join(this.#folder, WORKING), { recursive: true, force: true });
  }

  /** The graph becomes these rows. */
  async publish(graph: GraphSource, madeFrom: string): Promise<void> {
    await this.#leave();
    await this.#generations.publish((path) => writeGraph(path, graph), madeFrom);
  }

  /** The graph becomes what a patch makes of it, also in one step for every reader. Where this fails, it stays as it was. */
  async patch(patch: GraphPatch, madeFrom: string): Promise<void> {
    await this.prepare();
    const working = this.#working as WorkingGraph;
    const current = this.path();
    try {
      await working.change(patch);
      await this.#generations.publish((path) => working.writeTo(path, current), madeFrom);
      this.#workingIs = this.path();
    } catch (error) {
      await this.#leave();
      throw error;
    }
  }

  /** Opens what `patch` works on: for a large graph a matter of seconds. */
  async prepare(): Promise<void> {
    const current = this.path();
    if (this.#working && this.#workingIs === current) return;
    await this.#leave();
    await this.#reader.close();
    this.#working = await WorkingGraph.open(current, join(this.#folder, WORKING));
    this.#workingIs = current;
  }

  /** A writer that patches asks its own copy, which it need not open again after each change. */
  use<Result>(work: (asked: Asked) => Promise<Result>): Promise<Result> {
    if (this.#working && this.#workingIs === this.#generations.current()) return this.#working.use(work);
    return this.#reader.use(work);
  }

  async close(): Promise<void> {
    await this.#leave();
    await this.#reader.close();
  }

  async #leave(): Promise<void> {
    const working = this.#working;
    this.#working = null;
    await working?.close();
  }
}
