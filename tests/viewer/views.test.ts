import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { shown, title, useSession } from './session.ts';

const MANY = VIEW_DATA.meetings.length;

/** Draws the window of time from one part of the histogram's width to another. */
async function brush(page: Page, from: number, to: number): Promise<void> {
  const box = (await page.locator('.histogram').boundingBox())!;
  await page.mouse.move(box.x + box.width * from, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 20, { steps: 8 });
  await page.mouse.up();
}

describe.skipIf(!hasChromium)(`the views (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession();

  it.each(['network', 'matrix', 'map', 'table'])(
    '%s follows the filters and the selection of the others',
    async (view) => {
      const page = await open('disk', `v=1&view=${view}&sel=per_hassan`);
      expect(await title(page)).toBe('Omar Hassan');
      const marks = page.locator('.matrix .dot, .table-view tbody tr, .map .spot');
      const before = await marks.count();
      await page.getByRole('checkbox', { name: /^ceasefire/ }).check();
      expect(await shown(page)).toBe(8);
      expect(view === 'network' || (await marks.count()) < before).toBe(true);
      await page.goBack();
      expect(await shown(page)).toBe(MANY);
      await close('disk');
    },
  );

  it('brush over the bars makes one step, and the next brush another', async () => {
    const page = await open('disk');
    await brush(page, 0.3, 0.6);
    const first = await shown(page);
    expect(first).toBeLessThan(MANY);
    await page.waitForTimeout(1600);
    await brush(page, 0.7, 0.9);
    expect(await shown(page)).not.toBe(first);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(200);
    expect(await shown(page)).toBe(first);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(200);
    expect(await shown(page)).toBe(MANY);
    expect(page.url()).not.toContain('t=');
    await close('disk');
  });

  it('play moves the window until it is stopped, and never starts by itself', async () => {
    const page = await open('disk');
    await page.waitForTimeout(1200);
    expect(page.url()).not.toContain('t=');
    const play = page.getByRole('button', { name: 'Play through time' });
    await play.click();
    const window = (): string => /t=([^&]*)/.exec(page.url())?.[1] ?? '';
    await page.waitForFunction(() => location.hash.includes('t=2024-02-01'));
    expect(await play.getAttribute('aria-pressed')).toBe('true');
    await play.click();
    await page.waitForTimeout(300);
    const stopped = window();
    await page.waitForTimeout(1300);
    expect(window()).toBe(stopped);
    await close('disk');
  });

  it('lanes show whom the selected met when', async () => {
    const page = await open('disk', 'v=1&sel=per_jalali');
    const lanes = page.getByRole('list', { name: 'Meetings of the selection over time' });
    expect(await lanes.getByRole('listitem').first().textContent()).toContain('Marta Alder');
    await lanes
      .getByRole('button', { name: /^17 Apr 2024, held/ })
      .first()
      .click();
    expect(await title(page)).toContain('Marta Alder and Reza Jalali');
    await close('disk');
  });

  it('the matrix has people down and meetings across', async () => {
    const page = await open('disk', 'v=1&view=matrix');
    const grid = page.getByRole('grid', { name: 'Who was at which meeting' });
    expect(await grid.getByRole('rowheader').count()).toBe(40);
    expect(await page.locator('.matrix-view .caption').textContent()).toContain('62 meetings in the order of time');
    await grid.getByRole('button', { name: 'Reza Jalali', exact: true }).click();
    expect(await grid.getByRole('rowheader').first().textContent()).toBe('Reza Jalali');
    await close('disk');
  });

  it('the map narrows to a place that is chosen, and asks nobody for tiles', async () => {
    const page = await open('disk', 'v=1&view=map');
    await page.getByRole('button', { name: /^Cairo \d+: / }).press('Enter');
    expect(page.url()).toContain('place=plc_cairo');
    expect(await shown(page)).toBe(5);
    expect((await page.locator('.land').getAttribute('d'))!.length).toBeGreaterThan(10_000);
    await close('disk');
  });

  it('the table is saved as CSV, with what it shows', async () => {
    const page = await open('disk', 'v=1&view=table&st=c');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^id,kind,status,date,/);
    await close('disk');
  });

  it('a search for words keeps the meetings whose quotes have them', async () => {
    const page = await open('disk');
    await page.locator('#search').fill('called off');
    await page.keyboard.press('Enter');
    expect(await shown(page)).toBe(2);
    expect(page.url()).toContain('q=called+off');
    await close('disk');
  });

  it('says which filter leaves nothing, and takes it away', async () => {
    const page = await open('disk', 'v=1&q=xyzzy&kind=call');
    expect(await shown(page)).toBe(0);
    await page.getByRole('button', { name: /^Remove the filter of words: \d+ meetings$/ }).click();
    expect(await shown(page)).toBeGreaterThan(0);
    await close('disk');
  });
});
