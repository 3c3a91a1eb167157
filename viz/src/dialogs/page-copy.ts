import { pack } from '../../../src/view/packed.ts';
import type { PlacedView } from '../../../src/view/placed.ts';

const COMPRESS_FROM = 200_000;

/** This page with other data inside: one file that opens from disk. The script and style stay, letter for letter. */
export async function pageWith(data: PlacedView): Promise<string> {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  const app = copy.querySelector('#app');
  app?.replaceChildren('Reading the meetings…');
  copy.removeAttribute('data-theme');
  copy.removeAttribute('style');
  const policy = copy.querySelector('meta[http-equiv="Content-Security-Policy"]');
  policy?.setAttribute(
    'content',
    (policy.getAttribute('content') ?? '').replace("connect-src 'self'", "connect-src 'none'"),
  );
  const slot = copy.querySelector<HTMLElement>('#whomet-data');
  const json = JSON.stringify(data);
  if (!slot) throw new Error('This page has no place for data');
  if (json.length < COMPRESS_FROM) {
    slot.setAttribute('type', 'application/json');
    slot.removeAttribute('data-encoding');
    slot.textContent = json.replaceAll('<', '\\u003c');
  } else {
    slot.setAttribute('type', 'text/plain');
    slot.dataset['encoding'] = 'gzip';
    slot.textContent = await zipped(pack(data));
  }
  return `<!doctype html>\n${copy.outerHTML}`;
}

async function zipped(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(binary);
}
