import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { madeView } from '../bench/made-view.mjs';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { barriers } from './barriers.ts';
import { shown, title, useSession } from './session.ts';

const DATA = madeView(600, 1800);
const COUNT = DATA.meetings.length;

interface At {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly inSight: boolean;
}

/** Where the focus is: the row's number for a screen reader, and whether the head or an edge hides it. */
const focused = (page: Page): Promise<At> =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest<HTMLTableCellElement>('td, th');
    const box = cell?.getBoundingClientRect();
    const [scroll, head] = ['.table-scroll', 'thead'].map((name) => document.querySelector(name)!);
    const top = scroll!.getBoundingClientRect().top + (cell?.tagName === 'TD' ? head!.clientHeight : 0);
    return {
      row: Number(cell?.closest('tr')?.ariaRowIndex),
      column: cell?.cellIndex ?? -1,
      text: cell?.textContent ?? '',
      inSight: box !== undefined && box.top >= top - 1 && box.bottom <= scroll!.getBoundingClientRect().bottom + 1,
    };
  });

const rowsIn = (page: Page): Promise<number[]> =>
  page.locator('tbody tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => Number(row.ariaRowIndex)));

describe.skipIf(!hasChromium)(`a long table (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession(DATA);

  it('has only the rows in sight in the page, and says how many there are', async () => {
    const page = await open('disk', 'v=1&view=table');
    const grid = page.getByRole('grid', { name: 'Meetings' });
    expect(await shown(page)).toBe(COUNT);
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
    await expect.poll(async () => (await rowsIn(page)).length).toBeLessThan(60);
    expect((await rowsIn(page))[0]).toBe(2);
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
    await expect.poll(async () => (await rowsIn(page))[0]).toBeGreaterThan(COUNT / 4);
    const rows = await rowsIn(page);
    expect(rows.length).toBeLessThan(60);
    // Every row that can be seen is there, and stands where its number says.
    const [seen, last] = await page.evaluate(() => {
      const box = document.querySelector('.table-scroll')!.getBoundingClientRect();
      const inside = [...document.querySelectorAll('tbody tr[aria-rowindex]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      const covered = inside.reduce((sum, row) => sum + row.getBoundingClientRect().height, 0);
      return [covered >= box.height, Number(inside.at(-1)?.ariaRowIndex)];
    });
    expect(seen).toBe(true);
    expect(rows).toContain(last);
    await close('disk');
  });

  it('goes to every row by keyboard, with one cell in the order of Tab', async () => {
    const page = await open('disk', 'v=1&view=table');
    expect(await page.locator('.table-scroll [tabindex="0"]').count()).toBe(1);
    await page.locator('.table-scroll [tabindex="0"]').focus();
    expect(await focused(page)).toMatchObject({ row: 1, column: 0, inSight: true });
    const { keyboard } = page;
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowRight');
    expect(await focused(page)).toMatchObject({ row: 2, column: 1 });
    await keyboard.press('PageDown');
    const page2 = await focused(page);
    expect(page2.row).toBeGreaterThan(5);
    for (const _ of [1, 2, 3]) {
      await keyboard.press('PageDown');
      expect((await focused(page)).inSight).toBe(true);
    }
    expect((await focused(page)).row).toBe(2 + 4 * (page2.row - 2));
    await keyboard.press('Control+End');
    expect(await focused(page)).toMatchObject({ row: COUNT + 1, column: 6, inSight: true });
    await keyboard.press('Home');
    await keyboard.press('ArrowUp');
    expect(await focused(page)).toMatchObject({ row: COUNT, column: 0, inSight: true });
    await keyboard.press('Control+Home');
    expect(await focused(page)).toMatchObject({ row: 2, column: 0, inSight: true });
    await keyboard.press('ArrowUp');
    expect(await focused(page)).toMatchObject({ row: 1, column: 0 });
    await close('disk');
  });

  it('keeps the focus where it is while one scrolls away, and goes on from there', async () => {
    const page = await open('disk', 'v=1&view=table');
    await page.locator('.table-scroll [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect.poll(async () => (await rowsIn(page)).at(-1)).toBe(COUNT + 1);
    expect((await rowsIn(page))[0]).toBe(3);
    expect((await focused(page)).row).toBe(3);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatchObject({ row: 4, inSight: true });
    await close('disk');
  });

  it('opens as the address sorts it', async () => {
    const page = await open('disk', 'v=1&view=table&sort=who.down');
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Who');
    await close('disk');
  });

  it('sorts all of it from the head, by keyboard, and Enter leads to the evidence', async () => {
    const page = await open('disk', 'v=1&view=table');
    await page.locator('.table-scroll [tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await page.locator('th[aria-sort="descending"]').textContent()).toContain('Sources');
    await expect.poll(() => page.url()).toContain('sort=sources.down');
    await page.keyboard.press('ArrowDown');
    expect((await focused(page)).text).toBe('2');
    await page.keyboard.press('Control+End');
    expect((await focused(page)).text).toBe('1');
    await page.keyboard.press('Enter');
    expect(await title(page)).not.toBe('Meetings');
    await page.locator('#evidence-title:focus').waitFor();
    expect(await page.locator('tr[aria-selected="true"]').count()).toBe(1);
    await close('disk');
  });

  it('a filter that leaves fewer rows than where one was leaves no hole', async () => {
    const page = await open('disk', 'v=1&view=table');
    await page.locator('.table-scroll [tabindex="0"]').focus();
    await page.keyboard.press('Control+End');
    await page.getByRole('checkbox', { name: /^Held/ }).uncheck();
    const left = await shown(page);
    expect(left).toBeLessThan(COUNT / 2);
    await expect.poll(() => rowsIn(page)).toEqual(Array.from({ length: left }, (_, row) => row + 2));
    expect(await page.locator('.table-scroll [tabindex="0"]').count()).toBe(1);
    await close('disk');
  });

  it.each([
    ['at its start', false],
    ['in its midst', true],
  ])('axe-core finds no barrier %s', async (_, inside) => {
    const page = await open('disk', 'v=1&view=table', { bypassCSP: true });
    if (inside) {
      await page.locator('.table-scroll [tabindex="0"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.table-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
      await page.waitForTimeout(200);
    }
    expect(await barriers(page)).toEqual([]);
    await close('disk');
  });
});
