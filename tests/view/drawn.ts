import { makeIndex } from '../../src/view/data-index.ts';
import { peopleSource } from '../../src/view/people.ts';
import type { PlacedView } from '../../src/view/placed.ts';
import type { Scene } from '../../src/view/scene.ts';
import type { SceneOptions } from '../../src/view/plan.ts';
import { SceneMaker, type SceneSource } from '../../src/view/scene-maker.ts';
import { Sieve } from '../../src/view/sieve.ts';
import { Tally } from '../../src/view/tally.ts';
import { START, type Limits } from '../../src/view/view-state.ts';

export const PLAIN: SceneOptions = {
  minimum: 1,
  gatherings: true,
  selected: [],
  expanded: [],
  hidden: [],
  pins: {},
  trail: [],
};

/** Everything that a page makes of its data, without a page. */
export function drawn(view: PlacedView): {
  readonly source: SceneSource;
  tally(limits?: Partial<Limits>): Tally;
  scene(options?: Partial<SceneOptions>, limits?: Partial<Limits>): Scene;
} {
  const index = makeIndex(view);
  const source = peopleSource(index, view.positions, () => -1);
  const maker = new SceneMaker(source);
  const sieve = new Sieve(index);
  const tally = new Tally(index);
  const count = (limits: Partial<Limits> = {}): Tally => {
    sieve.apply({ ...START, ...limits });
    tally.update(sieve);
    return tally;
  };
  return { source, tally: count, scene: (options, limits) => maker.make(count(limits), { ...PLAIN, ...options }) };
}
