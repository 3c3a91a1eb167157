import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { place } from '../../src/view/layout.ts';
import { fillPage } from '../../src/view/page.ts';
import type { ViewerSource } from '../../src/server/viewer-api.ts';
import type { ViewData } from '../../src/view/view-data.ts';
import { VIEW_DATA } from '../view/fixture.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TEMPLATE = join(ROOT, 'dist/viewer/viewer.html');

/** The built page, built now if nobody has. */
export function template(): string {
  if (!existsSync(TEMPLATE)) execFileSync('npm', ['run', '--silent', 'build:viewer'], { cwd: ROOT });
  return readFileSync(TEMPLATE, 'utf8');
}

/** The invented data as a server's source; its answers say what was asked. */
export const madeSource = (data: ViewData = VIEW_DATA): ViewerSource => ({
  load: async () => data,
  neighbours: async () => VIEW_DATA,
  questions: () => [
    {
      name: 'top-pairs',
      title: 'Who met most',
      asks: 'Who met whom most often?',
      parameters: [{ name: 'person', type: 'person', required: false, initial: null, means: 'one of the two' }],
      table: null,
      notes: [],
    },
  ],
  ask: async (name, parameters) => ({
    columns: ['asked'],
    rows: [{ asked: `${name} ${JSON.stringify(parameters)}` }],
  }),
  judge: async () => undefined,
  query: async (cypher) => ({ columns: ['person', 'cypher'], rows: [{ person: 'Marta Alder', cypher }] }),
});

/** Writes the page with its data to a new folder; `remove` takes it away again. */
export function writePage(data: ViewData): { readonly url: string; readonly html: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'whomet-page-'));
  const html = fillPage(template(), place(data));
  const path = join(folder, 'page.html');
  writeFileSync(path, html);
  return { url: pathToFileURL(path).href, html, remove: () => rmSync(folder, { recursive: true }) };
}

/** A page with what it must not do: errors on its console, requests but for itself. */
export interface Watched {
  readonly page: Page;
  readonly errors: string[];
  readonly requests: string[];
}

/** `before` runs in the page before its own script. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  before?: () => void,
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const page = await context.newPage();
  if (before) await page.addInitScript(before);
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(url);
  await page.locator('.evidence h2').waitFor();
  return { page, errors, requests };
}
