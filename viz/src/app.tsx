import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { View } from '../../src/view/view-state.ts';
import { Ask } from './ask/ask.tsx';
import { Dialogs, type DialogName } from './dialogs/dialogs.tsx';
import { Evidence } from './evidence/evidence.tsx';
import { Facets } from './filters/facets.tsx';
import { Search } from './filters/search.tsx';
import { Summary } from './filters/summary.tsx';
import { MapView } from './map/map.tsx';
import { MatrixView } from './matrix/matrix.tsx';
import { viewsOf, type Model } from './model/model.ts';
import { Network } from './network/network.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Table } from './table/table.tsx';
import { Time } from './time/time.tsx';

/** How long the page waits before it tells a screen reader what is left, in milliseconds. */
const CALM = 400;

const NAMES: Readonly<Record<View, string>> = {
  network: 'Network',
  matrix: 'Matrix',
  map: 'Map',
  table: 'Table',
  ask: 'Ask',
};

export function App({ model }: { model: Model }): preact.JSX.Element {
  const dialog = useSignal<DialogName | null>(null);
  useShortcuts(model, dialog);
  const counted = useCounts(model);
  return (
    <>
      <header class="top">
        <h1>
          <bdi>{model.data.value.title}</bdi>
        </h1>
        <Search model={model} />
        <Views model={model} />
        <Commands model={model} dialog={dialog} />
      </header>
      <main>
        <Summary model={model} />
        <Facets model={model} />
        <Center model={model} />
        <Evidence model={model} />
        <Time model={model} />
      </main>
      <Dialogs model={model} open={dialog} />
      <p class="said" role="status">
        {model.said.value !== '' && <span key={model.said.value}>{model.said.value}</span>}
      </p>
      <p class="unseen" role="status">
        {counted.value}
      </p>
    </>
  );
}

function Center({ model }: { model: Model }): preact.JSX.Element {
  const { view } = model.state;
  if (view === 'matrix') return <MatrixView model={model} />;
  if (view === 'map') return <MapView model={model} />;
  if (view === 'table') return <Table model={model} />;
  if (view === 'ask' && model.server) return <Ask model={model} server={model.server} />;
  return <Network model={model} />;
}

function Views({ model }: { model: Model }): preact.JSX.Element {
  const { view } = model.state;
  return (
    <nav class="views" aria-label="View">
      {viewsOf(model).map((each) => (
        <button
          key={each}
          type="button"
          aria-current={view === each ? 'page' : undefined}
          onClick={() => model.change({ view: each })}
        >
          {NAMES[each]}
        </button>
      ))}
    </nav>
  );
}

function Commands(props: { model: Model; dialog: { value: DialogName | null } }): preact.JSX.Element {
  const { model, dialog } = props;
  const { canUndo, canRedo, undo, redo } = model.history;
  return (
    <div class="commands" role="toolbar" aria-label="Commands">
      <button type="button" aria-label="Undo" title="Undo (Ctrl+Z)" disabled={!canUndo.value} onClick={undo}>
        ↶
      </button>
      <button type="button" aria-label="Redo" title="Redo (Ctrl+Shift+Z)" disabled={!canRedo.value} onClick={redo}>
        ↷
      </button>
      <button type="button" onClick={() => (dialog.value = 'share')}>
        Share
      </button>
      <button type="button" onClick={() => (dialog.value = 'export')}>
        Export
      </button>
      <button type="button" aria-label="Keys" title="Keys (?)" onClick={() => (dialog.value = 'keys')}>
        ?
      </button>
    </div>
  );
}

/** What is left, for a screen reader: told once it no longer changes. */
function useCounts(model: Model): Signal<string> {
  const counted = useSignal('');
  useSignalEffect(() => {
    const { tally } = model.passing.value;
    const words = `${tally.meetings} meetings, ${tally.parties} people and organizations`;
    const wait = setTimeout(() => (counted.value = words), CALM);
    return () => clearTimeout(wait);
  });
  return counted;
}
