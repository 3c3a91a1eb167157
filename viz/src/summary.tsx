import { PAIR_LIMIT } from '../../src/model/schema.ts';
import type { Model } from './model.ts';

/** What is on screen, and every limit that decides it: no threshold is silent. */
export function Summary({ model }: { model: Model }): preact.JSX.Element {
  const { place, topic, from, to } = model.state.value;
  const { parties, gatherings } = model.projection.value;
  const minimum = model.minimum.value;
  return (
    <section class="summary" aria-label="What is shown">
      <p>
        <strong>{model.shown.value.length}</strong> of {model.data.meetings.length} meetings,{' '}
        <strong>{parties.size}</strong> of {model.whole.parties.size} people and organizations
      </p>
      <p class="chip" title="Larger meetings are drawn as squares and make no links between their parties">
        links: meetings of at most {PAIR_LIMIT} parties
        {minimum > 1 && `, met at least ${minimum}×`}
        {gatherings.length > 0 && ` · ${gatherings.length} larger`}
      </p>
      {place !== null && <Clear words={`in ${model.nameOf(place)}`} onClick={() => model.change({ place: null })} />}
      {topic !== null && <Clear words={`about ${topic}`} onClick={() => model.change({ topic: null })} />}
      {(from !== null || to !== null) && (
        <Clear words={`${from ?? ''} – ${to ?? ''}`} onClick={() => model.change({ from: null, to: null })} />
      )}
    </section>
  );
}

const Clear = ({ words, onClick }: { words: string; onClick: () => void }): preact.JSX.Element => (
  <button type="button" class="chip clear" onClick={onClick} aria-label={`Remove filter: ${words}`}>
    {words} <span aria-hidden="true">×</span>
  </button>
);
