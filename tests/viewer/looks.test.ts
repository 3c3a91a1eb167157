import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import type { Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { openPage, writePage } from './pages.ts';

const FOLDER = fileURLToPath(new URL('looks/', import.meta.url));
const WIDTHS = [
  [390, 844],
  [768, 1024],
  [1440, 900],
] as const;
/** Part of the pixels that may differ: another version of Chromium rounds edges of letters otherwise. */
const TOLERANCE = 0.02;

/** The one font that the tests ask for (fonts-dejavu-core), whatever the system's own is. */
function useDejaVu(): void {
  const watch = new MutationObserver(() => {
    if (!document.head) return;
    watch.disconnect();
    const style = document.createElement('style');
    style.textContent = `* { font-family: 'DejaVu Sans' !important; caret-color: transparent !important; }`;
    document.head.append(style);
  });
  watch.observe(document, { childList: true, subtree: true });
}

function partThatDiffers(one: PNG, other: PNG): number {
  const { width, height } = one;
  return pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.2 }) / (width * height);
}

describe.skipIf(!hasChromium)(`how the page looks (${hasChromium ? 'Chromium' : noChromium})`, () => {
  let browser: Browser;
  const written = hasChromium ? writePage(VIEW_DATA) : null;
  const seen = new Map<string, PNG>();
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    written?.remove();
    await browser.close();
  });

  it.each(
    WIDTHS.flatMap(([width, height]) => (['light', 'dark'] as const).map((theme) => [width, height, theme] as const)),
  )('at %s × %s, %s, is as it was', async (width, height, theme) => {
    const options = {
      viewport: { width, height },
      colorScheme: theme,
      bypassCSP: true,
      reducedMotion: 'reduce',
    } as const;
    const { page } = await openPage(browser, `${written?.url}#v=1&sel=per_alder~per_jalali`, options, useDejaVu);
    await page.waitForTimeout(800);
    const picture = await page.screenshot();
    await page.context().close();
    const now = PNG.sync.read(picture);
    seen.set(`${width} ${theme}`, now);
    const path = `${FOLDER}${width}-${theme}.png`;
    if (process.env['UPDATE_LOOKS'] !== undefined) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, picture);
    }
    if (!existsSync(path))
      throw new Error(`${path} is missing: UPDATE_LOOKS=1 npx vitest run tests/viewer/looks.test.ts`);
    const part = partThatDiffers(PNG.sync.read(readFileSync(path)), now);
    if (part > TOLERANCE) writeFileSync(`${path.slice(0, -4)}.now.png`, picture);
    expect(part, 'see the picture .now.png beside; UPDATE_LOOKS=1 takes it as right').toBeLessThan(TOLERANCE);
  });

  it.each(WIDTHS)('at %s × %s has two themes, which the comparison tells apart', (width) => {
    expect(partThatDiffers(seen.get(`${width} light`)!, seen.get(`${width} dark`)!)).toBeGreaterThan(0.3);
  });
});
