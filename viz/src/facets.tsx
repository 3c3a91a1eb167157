import { GROUP_NAMES, STATUS_GROUPS, SYMBOL_OF, type StatusGroup } from '../../src/view/status.ts';
import { Line, Shape } from './legend.tsx';
import type { Model } from './model.ts';

/** The legend is the filter: every status with its symbol, line and count. */
export function Facets({ model }: { model: Model }): preact.JSX.Element {
  const { statuses, gatherings } = model.state.value;
  const toggle = (group: StatusGroup): void =>
    model.change({
      statuses: STATUS_GROUPS.filter((each) => statuses.includes(each) !== (each === group)),
    });
  return (
    <section class="facets" aria-label="Filters">
      <fieldset>
        <legend>Status</legend>
        {STATUS_GROUPS.map((group) => (
          <label key={group} class="check">
            <input type="checkbox" checked={statuses.includes(group)} onChange={() => toggle(group)} />
            <span class={`symbol ${group}`} aria-hidden="true">
              {SYMBOL_OF[group]}
            </span>
            <span>{GROUP_NAMES[group]}</span>
            <Line group={group} />
            <output>{model.statusCounts.value[group]}</output>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Nodes</legend>
        <p class="check key">
          <Shape shape="person" /> <span>Person</span>
        </p>
        <p class="check key">
          <Shape shape="organization" /> <span>Organization</span>
        </p>
        <label class="check">
          <input type="checkbox" checked={gatherings} onChange={() => model.change({ gatherings: !gatherings })} />
          <Shape shape="gathering" /> <span>Larger meetings</span>
          <output>{model.projection.value.gatherings.length}</output>
        </label>
      </fieldset>
      <fieldset>
        <legend>Links</legend>
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
      </fieldset>
    </section>
  );
}
