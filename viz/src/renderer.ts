import type { Scene } from '../../src/view/scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What draws a scene. Two implementations: WebGL (sigma) and SVG. */
export interface GraphRenderer {
  draw(scene: Scene): void;
  /** Where a point of the scene lies in the container, in pixels. */
  toScreen(point: Point): Point;
  /** Brings a point of the scene into view if it is outside. */
  reveal(point: Point): void;
  zoom(how: 'in' | 'out' | 'all'): void;
  kill(): void;
}

export interface RendererEvents {
  /** A node or link that is shown was clicked; null: the ground. */
  onPick(id: string | null): void;
  /** The camera moved or the container changed its size. */
  onMove(): void;
}

/** Sigma throws without WebGL and takes the page with it, so it is asked for first. */
export function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
