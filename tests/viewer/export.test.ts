import { copyFileSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { openPage } from './pages.ts';
import { shown, useSession } from './session.ts';

/** Saves one format from the dialog; its file's path. */
async function save(page: Page, name: string): Promise<string> {
  if ((await page.getByRole('dialog').count()) === 0) await page.getByRole('button', { name: 'Export' }).click();
  const button = page.getByRole('dialog').getByRole('button', { name, exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return download.path();
}

describe.skipIf(!hasChromium)(`exports of the page (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const session = useSession();
  const { open, close } = session;

  it.each(['disk', 'server'] as const)('are what is shown, in every format, from %s', async (origin) => {
    const page = await open(origin, 'v=1&topic=inspections&st=h');
    const count = await shown(page);
    const picture = PNG.sync.read(readFileSync(await save(page, 'PNG')));
    expect([picture.width, picture.height, new Set(picture.data).size > 50]).toEqual([3200, 2000, true]);
    const svg = readFileSync(await save(page, 'SVG'), 'utf8');
    expect(svg).toContain('>Reza Jalali</text>');
    expect(svg).not.toContain('>Johanna Weiss</text>');
    const graph = parse(UndirectedGraph, readFileSync(await save(page, 'GEXF'), 'utf8'));
    expect(graph.getEdgeAttribute('per_alder~per_jalali', 'meetings')).toBe(5);
    const rows = (name: string): Promise<string[]> =>
      save(page, name).then((path) => readFileSync(path, 'utf8').trim().split('\r\n'));
    expect(await rows('CSV: meetings')).toHaveLength(count + 1);
    expect((await rows('CSV: people')).length).toBe(graph.order + 1);
    expect((await rows('CSV: evidence')).length).toBeGreaterThan(count);
    expect(readFileSync(await save(page, 'Citations'), 'utf8')).toContain('> Marta Alder met Reza Jalali in Vienna');
    expect(
      (JSON.parse(readFileSync(await save(page, 'JSON'), 'utf8')) as { meetings: unknown[] }).meetings,
    ).toHaveLength(count);
    await close(origin);
  });

  it.each(['disk', 'server'] as const)(
    'are also the page itself, which opens from disk and asks for nothing, from %s',
    async (origin) => {
      const page = await open(origin, 'v=1&topic=inspections&st=h&sel=per_jalali');
      const count = await shown(page);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('combobox', { name: 'Quotes' }).selectOption('the first 20 words');
      await page.getByRole('checkbox', { name: /^Leave out/ }).check();
      // A browser tells a page by the end of its name.
      const saved = await save(page, 'This page');
      const path = `${saved}.html`;
      copyFileSync(saved, path);
      const html = readFileSync(path, 'utf8');
      expect(html).toContain("connect-src 'none'");
      expect(html).not.toContain('Reza Jalali');
      const again = await openPage(session.browser, pathToFileURL(path).href);
      expect(await shown(again.page)).toBeLessThan(count);
      expect(await again.page.locator('.evidence').textContent()).toContain('Lars Eriksen');
      expect(again.errors).toEqual([]);
      expect(again.requests).toHaveLength(1);
      await again.page.context().close();
      await close(origin);
    },
  );
});
