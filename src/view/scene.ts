import type { StatusGroup } from './status.ts';

export type NodeShape = 'person' | 'organization' | 'gathering' | 'group' | 'meeting' | 'plan' | 'cross';

/** What a node is, whatever is filtered. */
export interface SceneItem {
  readonly id: string;
  readonly shape: NodeShape;
  readonly label: string;
  /** What a screen reader says of it beside label and counts: `person`, `state`. */
  readonly about: string;
  readonly x: number;
  readonly y: number;
  /** Number of its community, 0 the largest; -1 where colour tells the type. */
  readonly community: number;
}

export interface SceneNode extends SceneItem {
  /** Radius in pixels. */
  readonly size: number;
  /** False: outside the filters; drawn faintly in its place, not to be picked. */
  readonly shown: boolean;
  /** Somebody hid it: not drawn at all. */
  readonly hidden: boolean;
  /** Selected, or an end of what is. */
  readonly chosen: boolean;
  /** Neither chosen nor next to what is, while something is. */
  readonly muted: boolean;
  /** Kept in its place by somebody. */
  readonly pinned: boolean;
}

export interface SceneLink {
  readonly id: string;
  /** Numbers of nodes in the scene. */
  readonly a: number;
  readonly b: number;
  readonly group: StatusGroup;
  /** Someone's part in a gathering or in a single meeting, not a pair. */
  readonly crowd: boolean;
  /** Pixels. */
  readonly width: number;
  readonly label: string;
  readonly shown: boolean;
  readonly chosen: boolean;
  readonly muted: boolean;
}

/**
 * Everything a renderer needs. What looks as before is the same object as before, so that a renderer finds changes by
 * comparing references.
 */
export interface Scene {
  /** Another key: other nodes and links altogether. */
  readonly key: string;
  readonly nodes: readonly SceneNode[];
  readonly links: readonly SceneLink[];
  /** How many of `nodes` and `links` every scene of this key has; those after them come and go. */
  readonly lasting: { readonly nodes: number; readonly links: number };
  numberOf(id: string): number | undefined;
  linkNumberOf(id: string): number | undefined;
  /** Numbers of the links at a node, drawn or not. */
  linksAt(node: number): number[];
}

/** The scene's node of an id, if it has one. */
export function nodeOf(scene: Scene, id: string): SceneNode | undefined {
  const number = scene.numberOf(id);
  return number === undefined ? undefined : scene.nodes[number];
}

export function linkOf(scene: Scene, id: string): SceneLink | undefined {
  const number = scene.linkNumberOf(id);
  return number === undefined ? undefined : scene.links[number];
}
