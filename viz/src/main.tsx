import { render } from 'preact';
import { readHash } from '../../src/view/view-state.ts';
import { App } from './app.tsx';
import { loadData } from './model/load.ts';
import { makeModel } from './model/model.ts';

// The server's token stays in the address, so that a reload still finds the data.
const token = new URLSearchParams(location.hash.slice(1)).get('k') ?? '';
const app = document.getElementById('app') ?? document.body;

function notice(words: string): void {
  const paragraph = document.createElement('p');
  paragraph.className = 'notice';
  paragraph.setAttribute('role', 'alert');
  paragraph.textContent = words;
  app.replaceChildren(paragraph);
}

try {
  const loaded = await loadData(token);
  const model = makeModel(loaded, readHash(location.hash), token === '' ? '' : `&k=${token}`);
  document.title = `${loaded.data.title} · whomet`;
  app.replaceChildren();
  render(<App model={model} />, app);
} catch (error) {
  notice(`The meetings could not be read. ${error instanceof Error ? error.message : String(error)}`);
}
