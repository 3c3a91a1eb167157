import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { hasChromium, launchChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { openPage, writePage } from './pages.ts';

const PICTURE = fileURLToPath(new URL('../../docs/pictures/viewer.png', import.meta.url));

describe.skipIf(!hasChromium)(`the README's picture (${hasChromium ? 'Chromium' : noChromium})`, () => {
  it('shows the network with a link selected, and its evidence', async () => {
    const browser = await launchChromium();
    const written = writePage(VIEW_DATA);
    try {
      const { page } = await openPage(browser, `${written.url}#v=1&sel=per_alder~per_jalali`);
      await page.waitForTimeout(500);
      const picture = PNG.sync.read(await page.screenshot({ path: PICTURE }));
      expect([picture.width, picture.height]).toEqual([1400, 900]);
      expect(new Set(picture.data).size).toBeGreaterThan(50);
    } finally {
      written.remove();
      await browser.close();
    }
  });
});
