import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { openPage, writePage } from './pages.ts';

let browser: Browser;
let written: ReturnType<typeof writePage>;

/** Where the keyboard's button stands on the page. */
async function spot(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await page.locator('.rover').boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** How often ink and ground change places along the middle half of the first link of a node. */
async function changes(id: string, status: string): Promise<number> {
  const { page } = await openPage(browser, `${written.url}#v=1&st=${status}&sel=${id}&gatherings=0`);
  await page.locator('.rover').focus();
  await page.waitForTimeout(500);
  const node = await spot(page);
  await page.keyboard.press(']');
  await page.waitForTimeout(200);
  const middle = await spot(page);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  const picture = PNG.sync.read(await page.screenshot());
  await page.context().close();
  const ink = (x: number, y: number): boolean => {
    const at = (Math.round(y) * picture.width + Math.round(x)) * 4;
    return [...picture.data.subarray(at, at + 3)].some((value) => value < 225);
  };
  // Two pixels to either side count as well, since a pixel may lie beside the line.
  const inked = (x: number, y: number): boolean => [-1, 0, 1].some((off) => ink(x + off, y) || ink(x, y + off));
  const steps = Array.from({ length: 200 }, (_, step) => 0.5 + step / 200);
  const line = steps.map((part) =>
    inked(node.x + (middle.x - node.x) * (part + 0.25), node.y + (middle.y - node.y) * (part + 0.25)),
  );
  return line.filter((value, index) => index > 0 && value !== line[index - 1]).length;
}

/** Whether something dark stands within four pixels of the place of a node. */
async function isMarked(id: string, hash: string): Promise<boolean> {
  const alone = '#v=1&min=99&gatherings=0';
  const { page } = await openPage(browser, `${written.url}${alone}&sel=${id}`);
  await page.locator('.rover').focus();
  await page.waitForTimeout(500);
  const { x, y } = await spot(page);
  await page.context().close();
  const { page: other } = await openPage(browser, `${written.url}${alone}${hash}`);
  await other.waitForTimeout(500);
  const clip = { x: Math.round(x) - 4, y: Math.round(y) - 4, width: 9, height: 9 };
  const { data } = PNG.sync.read(await other.screenshot({ clip }));
  await other.context().close();
  return data.some((value) => value < 150);
}

describe.skipIf(!hasChromium)(`lines of the network (${hasChromium ? 'Chromium' : noChromium})`, () => {
  beforeAll(async () => {
    browser = await launchChromium();
    written = writePage(VIEW_DATA);
  });

  afterAll(async () => {
    written.remove();
    await browser.close();
  });

  it('are solid where a meeting was held', async () => expect(await changes('per_novak', 'h')).toBe(0));

  it('are dashed where one is planned', async () => expect(await changes('per_calvo', 'p')).toBeGreaterThan(2));

  it('are dotted where one was called off', async () => expect(await changes('per_okafor', 'c')).toBeGreaterThan(8));

  it('and nodes leave nothing behind where they are hidden', async () => {
    expect(await isMarked('per_weiss', '&sel=per_weiss')).toBe(true);
    expect(await isMarked('per_weiss', '&hide=per_weiss')).toBe(false);
  });
});
