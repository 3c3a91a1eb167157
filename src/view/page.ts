import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { WhometError } from '../model/errors.ts';
import { pack } from './packed.ts';
import type { PlacedView } from './placed.ts';

/** Where the built page (viz/) takes its data and its security policy. */
const DATA_SLOT = /<script type="application\/json" id="whomet-data">[^<]*<\/script>/;
const POLICY_SLOT = '<meta name="whomet-policy" />';

/** Data of more characters than this is compressed: the page unpacks it with DecompressionStream. */
const COMPRESS_FROM = 200_000;

/** One file that opens from disk: the data inside, and no request to anywhere. */
export function fillPage(template: string, data: PlacedView): string {
  const json = JSON.stringify(data);
  const slot =
    json.length < COMPRESS_FROM
      ? dataSlot('application/json', '', json.replaceAll('<', '\\u003c'))
      : dataSlot('text/plain', ' data-encoding="gzip"', gzipSync(pack(data), { level: 9 }).toString('base64'));
  return withPolicy(fillSlot(template, slot), 'none');
}

/** The same page without data: it asks the server that gave it. */
export const servedPage = (template: string): string => withPolicy(template, 'self');

const dataSlot = (type: string, extra: string, content: string): string =>
  `<script type="${type}" id="whomet-data"${extra}>${content}</script>`;

/** A function as replacement, since `$&` in the data would mean something in a text. */
function fillSlot(template: string, slot: string): string {
  if (!DATA_SLOT.test(template)) throw brokenTemplate('data');
  return template.replace(DATA_SLOT, () => slot);
}

function withPolicy(page: string, connect: 'none' | 'self'): string {
  if (!page.includes(POLICY_SLOT)) throw brokenTemplate('policy');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(page, connect)}" />`;
  return page.replace(POLICY_SLOT, () => meta);
}

const brokenTemplate = (slot: string): WhometError =>
  new WhometError({
    code: 'view/template',
    message: `The viewer's page has no slot for its ${slot}`,
    next: 'Build it anew: npm run build:viewer',
  });

/** Nothing may run, load or be asked for but the page's own script and style, known by their hashes. */
export function policyOf(page: string, connect: 'none' | 'self'): string {
  const sources = (tag: string): string =>
    [...page.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^]*?)</${tag}>`, 'g'))]
      .filter(([element]) => !/^<script[^>]* type="(?:application\/json|text\/plain)"/.test(element))
      .map(([, content = '']) => `'sha256-${hash('sha256', content, 'base64')}'`)
      .join(' ') || `'none'`;
  return [
    `default-src 'none'`,
    `script-src ${sources('script')}`,
    `style-src ${sources('style')}`,
    `connect-src '${connect}'`,
    `img-src data:`,
    `worker-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}
