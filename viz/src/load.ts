import type { PlacedView } from '../../src/view/placed.ts';

/** The data in the page itself, or, where the page came from the viewer's server, the server's. */
export async function loadData(token: string | null): Promise<PlacedView> {
  const slot = document.getElementById('whomet-data');
  const text = slot?.textContent ?? 'null';
  const json = slot?.dataset['encoding'] === 'gzip' ? await unzip(text) : text;
  return (JSON.parse(json) as PlacedView | null) ?? ask(token);
}

async function unzip(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function ask(token: string | null): Promise<PlacedView> {
  const answer = await fetch('/data', { headers: { authorization: `Bearer ${token ?? ''}` } });
  if (answer.ok) return (await answer.json()) as PlacedView;
  const { message, next } = (await answer.json()) as { message: string; next?: string };
  throw new Error([message, next].filter(Boolean).join('. '));
}
