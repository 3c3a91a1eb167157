import { render } from 'preact';
import { readHash, writeHash, type ViewState } from '../../src/view/view-state.ts';
import { App } from './app.tsx';
import { loadData } from './load.ts';
import { makeModel } from './model.ts';

const token = new URLSearchParams(location.hash.slice(1)).get('k');
const app = document.getElementById('app') ?? document.body;

/** The server's token stays in the address, so that a reload still finds the data. */
function write(state: ViewState, step: 'new' | 'same'): void {
  const hash = `#${writeHash(state)}${token ? `&k=${token}` : ''}`;
  history[step === 'new' ? 'pushState' : 'replaceState'](null, '', hash);
}

function notice(words: string): void {
  const paragraph = document.createElement('p');
  paragraph.className = 'notice';
  paragraph.setAttribute('role', 'alert');
  paragraph.textContent = words;
  app.replaceChildren(paragraph);
}

try {
  const data = await loadData(token);
  const model = makeModel(data, readHash(location.hash), write);
  addEventListener('popstate', () => model.change(readHash(location.hash), 'same'));
  document.title = `${data.title} · whomet`;
  app.replaceChildren();
  render(<App model={model} />, app);
} catch (error) {
  notice(`The meetings could not be read. ${error instanceof Error ? error.message : String(error)}`);
}
