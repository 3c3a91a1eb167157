import { useSignal } from '@preact/signals';
import { FACETS, statusCounts, type Facet } from '../../../src/view/facets.ts';
import { GROUP_NAMES, STATUS_GROUPS, SYMBOL_OF, type StatusGroup } from '../../../src/view/status.ts';
import { fold } from '../../../src/view/text.ts';
import { countryName } from '../model/drawing.ts';
import type { Model } from '../model/model.ts';
import { Line } from '../network/legend.tsx';
import { Nodes } from './nodes.tsx';

const TITLES: Readonly<Record<Facet, string>> = {
  countries: 'Countries',
  places: 'Places',
  topics: 'Topics',
  kinds: 'Kinds',
  levels: 'Levels',
  formats: 'Of two, of more',
  outlets: 'Outlets',
};

/** Values of a facet that are listed before one asks for more. */
const FEW = 6;
const MANY = 60;

/** The legend is the filter: every status with its symbol, line and count; then everything else one may narrow by. */
export function Facets({ model }: { model: Model }): preact.JSX.Element {
  return (
    <section class="facets" aria-label="Filters">
      <Statuses model={model} />
      <Nodes model={model} />
      <Sources model={model} />
      {FACETS.map((facet) => (
        <FacetList key={facet} model={model} facet={facet} />
      ))}
    </section>
  );
}

function Statuses({ model }: { model: Model }): preact.JSX.Element {
  const { statuses } = model.state;
  const counts = statusCounts(model.index.value, model.settled.value.sieve);
  const toggle = (group: StatusGroup): void =>
    model.change({ statuses: STATUS_GROUPS.filter((each) => statuses.includes(each) !== (each === group)) });
  return (
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
          <output>{counts[group]}</output>
        </label>
      ))}
    </fieldset>
  );
}

function Sources({ model }: { model: Model }): preact.JSX.Element {
  const { sources, disputed } = model.state;
  return (
    <fieldset>
      <legend>Proof</legend>
      <label class="check">
        <input
          type="checkbox"
          checked={sources >= 2}
          onChange={({ currentTarget }) => model.change({ sources: currentTarget.checked ? 2 : 1 })}
        />
        <span>Two independent sources</span>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={disputed}
          onChange={({ currentTarget }) => model.change({ disputed: currentTarget.checked })}
        />
        <span>Accounts disagree</span>
      </label>
    </fieldset>
  );
}

/** Values with their numbers of meetings; those chosen stay in sight. Reads `settled`, since each list costs a little. */
function FacetList({ model, facet }: { model: Model; facet: Facet }): preact.JSX.Element | null {
  const all = useSignal(false);
  const typed = useSignal('');
  const chosen: readonly string[] = model.state[facet];
  const counts = model.facets.value.counts(facet, model.settled.value.sieve);
  const words = (value: string): string => wordsOf(model, facet, value);
  if (counts.length < 2 && chosen.length === 0) return null;
  const wanted = fold(typed.value).trim();
  const found = wanted === '' ? counts : counts.filter(([value]) => fold(words(value)).includes(wanted));
  const limit = all.value ? MANY : FEW;
  const listed = found.filter(([value], rank) => rank < limit || chosen.includes(value));
  const lost = chosen.filter((value) => !counts.some(([known]) => known === value)).map((value) => [value, 0] as const);
  const toggle = (value: string): void =>
    model.change({
      [facet]: chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    });
  return (
    <fieldset>
      <legend>
        {TITLES[facet]} <small>{counts.length}</small>
      </legend>
      {all.value && counts.length > FEW && (
        <input
          class="narrow"
          type="text"
          aria-label={`Narrow ${TITLES[facet].toLowerCase()}`}
          placeholder="Narrow…"
          value={typed.value}
          onInput={({ currentTarget }) => (typed.value = currentTarget.value)}
        />
      )}
      {[...listed, ...lost].map(([value, meetings]) => (
        <label key={value} class="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span class="value" title={words(value)} dir="auto">
            {words(value)}
          </span>
          <output>{meetings}</output>
        </label>
      ))}
      {(all.value || found.length > limit) && (
        <button type="button" class="plain more" onClick={() => (all.value = !all.value)}>
          {all.value ? 'Fewer' : `${found.length - limit} more…`}
          <span class="unseen"> of {TITLES[facet].toLowerCase()}</span>
        </button>
      )}
    </fieldset>
  );
}

/** What a value of a facet is called. */
export function wordsOf({ lookup }: Model, facet: Facet, value: string): string {
  if (facet === 'countries') return countryName(value);
  return facet === 'places' ? lookup.value.nameOf(value) : value;
}
