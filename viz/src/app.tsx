import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Evidence } from './evidence.tsx';
import { Facets } from './facets.tsx';
import type { Model } from './model.ts';
import { Network } from './network.tsx';
import { Search } from './search.tsx';
import { Summary } from './summary.tsx';
import { Table } from './table.tsx';
import { Time } from './time.tsx';

/** How long the page waits before it tells a screen reader what is left, in milliseconds. */
const CALM = 400;

export function App({ model }: { model: Model }): preact.JSX.Element {
  const { view } = model.state.value;
  useEscape(model);
  useAnnouncement(model);
  return (
    <>
      <header class="top">
        <h1>{model.data.title}</h1>
        <Search model={model} />
        <nav class="views" aria-label="View">
          {(['network', 'table'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-current={view === each ? 'page' : undefined}
              onClick={() => model.change({ view: each })}
            >
              {each === 'network' ? 'Network' : 'Table'}
            </button>
          ))}
        </nav>
      </header>
      <main>
        <Summary model={model} />
        <Facets model={model} />
        {view === 'network' ? <Network model={model} /> : <Table model={model} />}
        <Evidence model={model} />
        <Time model={model} />
      </main>
      <p class="unseen" role="status">
        {model.said.value}
      </p>
    </>
  );
}

/** Escape backs out of a selection, and the focus stays where a reader can go on. */
function useEscape(model: Model): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || model.state.value.selected === null) return;
      model.change({ selected: null });
      document.querySelector<HTMLElement>('.rover, .table-view button')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [model]);
}

function useAnnouncement(model: Model): void {
  useSignalEffect(() => {
    const words = `${model.shown.value.length} meetings, ${model.projection.value.parties.size} people and organizations`;
    const wait = setTimeout(() => model.say(words), CALM);
    return () => clearTimeout(wait);
  });
}
