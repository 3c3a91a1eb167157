import iterate from 'graphology-layout-forceatlas2/iterate.js';

/** A graph as the layout keeps it, and how long it is to run. */
export interface Work {
  readonly nodes: Float32Array;
  readonly edges: Float32Array;
  readonly settings: object;
  readonly rounds: number;
}

export interface Report {
  readonly done: number;
  readonly rounds: number;
  /** With the last report. */
  readonly nodes: Float32Array | null;
}

/** Rounds between two reports. */
const ROUNDS_AT_ONCE = 20;

addEventListener('message', ({ data: { nodes, edges, settings, rounds } }: MessageEvent<Work>) => {
  for (let done = 1; done <= rounds; done++) {
    iterate(settings, nodes, edges);
    const last = done === rounds;
    if (last || done % ROUNDS_AT_ONCE === 0) postMessage({ done, rounds, nodes: last ? nodes : null } satisfies Report);
  }
});
