import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { startViewer, type Viewer } from '../../src/server/viewer-server.ts';
import type { ViewerSource } from '../../src/server/viewer-api.ts';
import type { ViewData } from '../../src/view/view-data.ts';
import { launchChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { madeSource, openPage, template, writePage, type Watched } from './pages.ts';

export type Origin = 'disk' | 'server';

/** A browser, the page on disk and the page from the server, for the tests of one file. */
export interface Session {
  readonly browser: Browser;
  readonly written: ReturnType<typeof writePage>;
  readonly viewer: Viewer;
  open(origin: Origin, hash?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Closes the last page, which must have been silent and asked nobody but itself for anything. */
  close(origin: Origin): Promise<void>;
}

/** Starts all of it before the tests of a file, and ends it after them. */
export function useSession(data: ViewData = VIEW_DATA, source: Partial<ViewerSource> = {}): Session {
  let browser: Browser;
  let written: ReturnType<typeof writePage>;
  let viewer: Viewer;
  let last: Watched | null = null;
  beforeAll(async () => {
    browser = await launchChromium();
    written = writePage(data);
    viewer = await startViewer({ source: { ...madeSource(data), ...source }, template: template() });
  });
  afterAll(async () => {
    written.remove();
    await viewer.close();
    await browser.close();
  });
  const origin = (): string => new URL(viewer.url).origin;
  return {
    get browser() {
      return browser;
    },
    get written() {
      return written;
    },
    get viewer() {
      return viewer;
    },
    async open(from, hash = '', options = {}) {
      const key = new URL(viewer.url).hash.slice(1);
      const url = from === 'disk' ? `${written.url}#${hash}` : `${origin()}/#${key}&${hash}`;
      last = await openPage(browser, url, options);
      return last.page;
    },
    async close(from) {
      const { page, errors, requests } = last!;
      await page.context().close();
      expect(errors).toEqual([]);
      const foreign = requests
        .map((url) => url.split('#')[0] ?? '')
        .filter((url) => (from === 'disk' ? url !== written.url : !url.startsWith(`${origin()}/`)));
      // The worker of the layout is made from the page itself.
      expect(foreign.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    },
  };
}

/** How many meetings the page says that it shows. */
export const shown = async (page: Page): Promise<number> =>
  Number(await page.locator('.summary strong').first().textContent());

export const title = (page: Page): Promise<string | null> => page.locator('#evidence-title').textContent();

/** The middle of something, where a pointer can click it. */
export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await locator.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

export const quoteOf = (meeting: string): string =>
  VIEW_DATA.meetings.find(({ id }) => id === meeting)?.claims[0]?.quotes[0]?.quote ?? '';
