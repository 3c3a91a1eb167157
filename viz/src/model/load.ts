import type { PlacedView } from '../../../src/view/placed.ts';
import { Unpacker } from '../../../src/view/packed.ts';
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
  const isPacked = slot?.dataset['encoding'] === 'gzip';
  const data = (isPacked ? await unpack(text) : JSON.parse(text)) as PlacedView | null;
  // The text is read; a large page need not hold its data twice.
  slot?.replaceChildren();
  if (data) return { data: checked(data), server: null };
  const server = makeServer(token);
  return { data: checked(await server.data()), server };
}

async function unpack(base64: string): Promise<unknown> {
  const reader = new Blob([bytesOf(base64)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const unpacker = new Unpacker();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) unpacker.add(piece.value);
  return unpacker.end();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
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
