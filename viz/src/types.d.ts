/// <reference types="vite/client" />

/** Parts of the layout that its package has no types for. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): void;
}

declare module 'graphology-layout-forceatlas2/helpers.js' {
  import type { AbstractGraph, Attributes } from 'graphology-types';
  export function graphToByteArrays(
    graph: AbstractGraph,
    weightOf: (edge: string, attributes: Attributes) => number,
  ): { nodes: Float32Array; edges: Float32Array };
}

declare module 'graphology-layout-forceatlas2/defaults.js' {
  const settings: object;
  export default settings;
}

/** Made by build/land.ts. */
declare module 'virtual:land' {
  /** The outline of all land as an SVG path. */
  export const land: string;
  /** What makes its units those of src/view/equal-earth.ts. */
  export const scale: number;
}
