import type { PlacedView } from '../../../src/view/placed.ts';
import { unpack } from '../../../src/view/packed.ts';
import { makeServer, type Server } from './server.ts';

export interface Loaded {
  readonly data: PlacedView;
  /** Null where the page holds its data itself. */
  readonly server: Server | null;
}

/** The data in the page itself, or, where the page came from the viewer's server, the server's. */
export async function loadData(token: string): Promise<Loaded> {
  const slot = document.getElementById('whomet-data');
  const text = slot?.textContent ?? 'null';
  const json = slot?.dataset['encoding'] === 'gzip' ? unpack(await unzip(text)) : text;
  const data = JSON.parse(json) as PlacedView | null;
  if (data) return { data: checked(data), server: null };
  const server = makeServer(token);
  return { data: checked(await server.data()), server };
}

async function unzip(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** @throws with the name of what is missing, rather than an empty page later. */
function checked(data: PlacedView): PlacedView {
  if (data.schema !== 'whomet/view@1') throw new Error(`This page reads whomet/view@1, not ${String(data.schema)}`);
  const lists = ['parties', 'places', 'meetings', 'articles'] as const;
  const missing = lists.find((name) => !Array.isArray(data[name]));
  if (missing) throw new Error(`Its list of ${missing} is missing`);
  const broken = data.meetings.findIndex(({ id, participants }) => !id || !Array.isArray(participants));
  if (broken >= 0) throw new Error(`Meeting number ${broken + 1} has no id or no list of participants`);
  return data;
}
