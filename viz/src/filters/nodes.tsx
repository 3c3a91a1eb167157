import type { NodeShape } from '../../../src/view/scene.ts';
import { GROUPINGS, type Grouping } from '../../../src/view/view-state.ts';
import { MOST_COLOURS } from '../model/drawing.ts';
import type { Model } from '../model/model.ts';
import { Shape } from '../network/legend.tsx';

const GROUPING_WORDS: Readonly<Record<Grouping, string>> = {
  auto: 'as fits',
  none: 'each alone',
  country: 'by country',
  community: 'by circle',
};
const SHAPES: readonly (readonly [NodeShape, string])[] = [
  ['person', 'Person'],
  ['organization', 'Organization'],
  ['group', 'Group'],
];

/** Legend of the nodes, and how they are drawn. */
export function Nodes({ model }: { model: Model }): preact.JSX.Element {
  const { gatherings, grouping, colour } = model.state;
  const { tally } = model.settled.value;
  const large = model.index.value.gatherings.filter((meeting) => tally.passes(meeting)).length;
  return (
    <fieldset>
      <legend>Network</legend>
      {SHAPES.map(
        ([shape, words]) =>
          (shape !== 'group' || model.grouping.value !== 'none') && (
            <p key={shape} class="check key">
              <Shape shape={shape} /> <span>{words}</span>
            </p>
          ),
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={gatherings}
          disabled={model.grouping.value !== 'none'}
          onChange={() => model.change({ gatherings: !gatherings })}
        />
        <Shape shape="gathering" /> <span>Larger meetings</span>
        <output>{large}</output>
      </label>
      <label class="check">
        <span>Met at least</span>
        <input
          type="number"
          min="1"
          max="99"
          value={model.minimum.value}
          onChange={({ currentTarget }) => model.change({ minimum: Math.max(1, currentTarget.valueAsNumber || 1) })}
        />
        <span>times</span>
      </label>
      <label class="check">
        <span>Draw</span>
        <select
          value={grouping}
          onChange={({ currentTarget }) =>
            model.change({ grouping: GROUPINGS.find((each) => each === currentTarget.value) ?? 'auto' })
          }
        >
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {GROUPING_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <span>Colour</span>
        <select
          value={colour}
          disabled={model.grouping.value !== 'none'}
          onChange={({ currentTarget }) =>
            model.change({ colour: currentTarget.value === 'community' ? 'community' : 'type' })
          }
        >
          <option value="type">by type</option>
          <option value="community">by circle</option>
        </select>
      </label>
      {colour === 'community' && model.grouping.value === 'none' && <Circles model={model} />}
    </fieldset>
  );
}

/** The largest communities with their colours, each named after its busiest; a click selects its people. */
function Circles({ model }: { model: Model }): preact.JSX.Element {
  const { parties, communities } = model.data.value;
  const members = new Map<number, number[]>();
  for (const [party, community] of communities.entries()) {
    if (community < 0) continue;
    const known = members.get(community);
    if (known) known.push(party);
    else members.set(community, [party]);
  }
  const largest = [...members].sort(([one], [two]) => one - two).slice(0, MOST_COLOURS);
  const leader = (list: readonly number[]): string =>
    list
      .map((party) => parties[party])
      .reduce((best, each) => ((each?.meetings ?? 0) > (best?.meetings ?? 0) ? each : best))?.name ?? '';
  return (
    <ul class="circles" aria-label="Circles: who meets one another most">
      {largest.map(([community, list]) => (
        <li key={community}>
          <button
            type="button"
            class="plain"
            onClick={() => model.change({ selected: list.flatMap((party) => parties[party]?.id ?? []), path: null })}
          >
            <span class={`swatch c${community}`} aria-hidden="true" />
            <span class="value">
              {community + 1} {leader(list)}
            </span>
            <small>{list.length}</small>
          </button>
        </li>
      ))}
      {members.size > MOST_COLOURS && (
        <li>
          <span class={`swatch c${MOST_COLOURS}`} aria-hidden="true" />{' '}
          <small>{members.size - MOST_COLOURS} smaller</small>
        </li>
      )}
    </ul>
  );
}
