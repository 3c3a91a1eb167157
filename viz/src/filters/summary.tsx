import { PAIR_LIMIT } from '../../../src/model/schema.ts';
import { FACETS } from '../../../src/view/facets.ts';
import { FILTER_NAMES, FILTERS, type FilterName } from '../../../src/view/sieve.ts';
import { NO_LIMITS, type ViewState } from '../../../src/view/view-state.ts';
import type { Model } from '../model/model.ts';
import { wordsOf } from './facets.tsx';

/** What is on screen, and every limit that decides it: no threshold is silent. */
export function Summary({ model }: { model: Model }): preact.JSX.Element {
  const { tally, sieve } = model.passing.value;
  const state = model.state;
  const chips = chipsOf(model, state);
  return (
    <section class="summary" aria-label="What is shown">
      <p>
        <strong>{tally.meetings}</strong> of {model.data.value.meetings.length} meetings,{' '}
        <strong>{tally.parties}</strong> of {model.data.value.parties.length} people and organizations
      </p>
      <LinkRule model={model} />
      {chips.map(({ words, patch }) => (
        <Clear key={words} words={words} onClick={() => model.change(patch)} />
      ))}
      {chips.length > 1 && (
        <button type="button" class="chip clear" onClick={() => model.change(NO_LIMITS)}>
          Clear all filters
        </button>
      )}
      {tally.meetings === 0 && (
        <p class="empty">
          No meeting passes.{' '}
          {FILTER_NAMES.map((name) => ({ name, cost: sieve.cost(name) }))
            .filter(({ cost }) => cost > 0)
            .map(({ name, cost }) => (
              <button key={name} type="button" class="chip clear" onClick={() => model.change(without(name))}>
                Remove the filter of {FILTER_WORDS[name]}: {cost} {cost === 1 ? 'meeting' : 'meetings'}
              </button>
            ))}
        </p>
      )}
      {model.trouble.value !== '' && (
        <p class="trouble" role="alert">
          {model.trouble.value}{' '}
          <button type="button" class="plain" onClick={() => (model.trouble.value = '')}>
            Dismiss
          </button>
        </p>
      )}
    </section>
  );
}

const FILTER_WORDS: Readonly<Record<FilterName, string>> = {
  statuses: 'status',
  time: 'time',
  parties: 'people',
  countries: 'country',
  places: 'place',
  topics: 'topic',
  kinds: 'kind',
  levels: 'level',
  formats: 'format',
  outlets: 'outlet',
  sources: 'sources',
  disputed: 'disagreement',
  words: 'words',
};

const without = (name: FilterName): Partial<ViewState> =>
  Object.fromEntries(FILTERS[name].keys.map((key) => [key, NO_LIMITS[key]]));

/** By which rule links and nodes are drawn, and what the reader can do about it. */
function LinkRule({ model }: { model: Model }): preact.JSX.Element {
  const { minimum, grouping } = model.state;
  const least = model.minimum.value;
  const drawn = model.grouping.value;
  const { index, passing } = model;
  const large = index.value.gatherings.filter((meeting) => passing.value.tally.passes(meeting)).length;
  return (
    <>
      <p class="chip" title="Larger meetings are drawn as squares and make no links between their parties">
        links: meetings of at most {PAIR_LIMIT} parties
        {least > 1 && `, met at least ${least}×${minimum === null ? ' (chosen by the page)' : ''}`}
        {large > 0 && ` · ${large} larger`}
      </p>
      {minimum !== null && least > 1 && (
        <Clear words={`met at least ${least}×`} onClick={() => model.change({ minimum: null })} />
      )}
      {drawn !== 'none' && (
        <p class="chip">
          drawn {drawn === 'country' ? 'by country' : 'by circle'}
          {grouping === 'auto' && ': there are many'}{' '}
          <button type="button" class="plain" onClick={() => model.change({ grouping: 'none' })}>
            Draw everyone
          </button>
        </p>
      )}
    </>
  );
}

interface Chip {
  readonly words: string;
  readonly patch: Partial<ViewState>;
}

/** One chip for each filter value, which takes it away. */
function chipsOf(model: Model, state: ViewState): Chip[] {
  const { nameOf } = model.lookup.value;
  const chips: Chip[] = [];
  for (const id of state.parties)
    chips.push({ words: `with ${nameOf(id)}`, patch: { parties: state.parties.filter((each) => each !== id) } });
  for (const facet of FACETS) {
    const chosen: readonly string[] = state[facet];
    for (const value of chosen)
      chips.push({
        words: `${PREPOSITION[facet]}${wordsOf(model, facet, value)}`,
        patch: { [facet]: chosen.filter((each) => each !== value) },
      });
  }
  if (state.words !== '') chips.push({ words: `“${state.words}” in the quotes`, patch: { words: '' } });
  if (state.sources > 1) chips.push({ words: `${state.sources} sources at least`, patch: { sources: 1 } });
  if (state.disputed) chips.push({ words: 'accounts disagree', patch: { disputed: false } });
  if (state.from !== null || state.to !== null)
    chips.push({ words: `${state.from ?? ''} – ${state.to ?? ''}`, patch: { from: null, to: null } });
  return chips;
}

const PREPOSITION = {
  countries: 'country ',
  places: 'in ',
  topics: 'about ',
  kinds: 'kind ',
  levels: 'level ',
  formats: '',
  outlets: 'told by ',
} as const;

const Clear = ({ words, onClick }: { words: string; onClick: () => void }): preact.JSX.Element => (
  <button type="button" class="chip clear" onClick={onClick} aria-label={`Remove filter: ${words}`}>
    <bdi>{words}</bdi> <span aria-hidden="true">×</span>
  </button>
);
