import type { Camera } from '../../../src/view/camera.ts';
import type { Scene } from '../../../src/view/scene.ts';
import type { Point } from '../../../src/view/point.ts';

export type { Point } from '../../../src/view/point.ts';

/** What draws a scene. Two implementations: WebGL (sigma) and SVG. */
export interface GraphRenderer {
  draw(scene: Scene): void;
  /** Where a point of the scene lies in the container, in pixels. */
  toScreen(point: Point): Point;
  /** Brings a point of the scene into view if it is outside. */
  reveal(point: Point): void;
  /** Brings all these points into view, as near as they allow. */
  fit(points: readonly Point[]): void;
  zoom(how: 'in' | 'out' | 'all'): void;
  pan(x: number, y: number): void;
  /** Where it looks; null where that has no place in an address. */
  camera(): Camera | null;
  lookAt(camera: Camera): void;
  kill(): void;
}

export interface RendererEvents {
  /** A node or link that is shown was clicked, `add` with the shift key; null: the ground. */
  onPick(id: string | null, add: boolean): void;
  /** A node or link was clicked twice. */
  onExpand(id: string): void;
  /** A node was dragged to a place, in the scene's units. */
  onPlace(id: string, point: Point): void;
  /** The camera moved or the container changed its size. */
  onMove(): void;
  /** The browser took the drawing away, or gave it back. */
  onLost(lost: boolean): void;
}

/** Sigma throws without WebGL and takes the page with it, so it is asked for first. */
export function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** The middle of points and how far they reach, in the scene's units. */
export function extentOf(points: readonly Point[]): { x: number; y: number; width: number; height: number } {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [low, high] = [Math.min(low, y), Math.max(high, y)];
  }
  if (left > right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: (left + right) / 2, y: (low + high) / 2, width: right - left, height: high - low };
}
