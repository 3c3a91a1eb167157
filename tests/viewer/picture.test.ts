import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { hasChromium, launchChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { openPage, writePage } from './pages.ts';

const picturePath = (name: string): string =>
  fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url));

/** Pictures of the README and of docs/viewer.md, by the address that each shows. */
const PICTURES = [
  ['viewer', 'v=1&sel=per_alder~per_jalali'],
  ['viewer-expanded', 'v=1&sel=per_alder~per_jalali&x=per_alder~per_jalali'],
  ['viewer-path', 'v=1&path=per_quiroga~per_weiss&colour=community'],
  ['viewer-matrix', 'v=1&view=matrix&sel=per_jalali'],
  ['viewer-map', 'v=1&view=map'],
] as const;

describe.skipIf(!hasChromium)(`the pictures of the papers (${hasChromium ? 'Chromium' : noChromium})`, () => {
  it.each(PICTURES)('%s', async (name, hash) => {
    const browser = await launchChromium();
    const written = writePage(VIEW_DATA);
    try {
      const { page } = await openPage(browser, `${written.url}#${hash}`);
      await page.waitForTimeout(500);
      const picture = PNG.sync.read(await page.screenshot({ path: picturePath(name) }));
      expect([picture.width, picture.height]).toEqual([1400, 900]);
      expect(new Set(picture.data).size).toBeGreaterThan(50);
    } finally {
      written.remove();
      await browser.close();
    }
  });
});
