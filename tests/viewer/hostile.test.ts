import { describe, expect, it } from 'vitest';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { title, useSession } from './session.ts';

const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script> {{7*7}} ${7*7}';
const BIDI = 'Ann \u202Eeel nnA\u202C \u2066x\u2069 א \u200F!';
const LONG = 'Wolfeschlegelsteinhausen'.repeat(420).slice(0, 10_000);
const NAMES = [MARKUP, BIDI, LONG];
const at = (index: number): string => NAMES[index % NAMES.length] ?? '';

/** The invented data, where every text that an article could bring is hostile. */
const EVIL = {
  ...VIEW_DATA,
  title: `${MARKUP}${BIDI}`,
  parties: VIEW_DATA.parties.map((party, index) => ({
    ...party,
    name: at(index),
    aliases: [at(index + 1)],
    roles: [at(index + 2)],
  })),
  places: VIEW_DATA.places.map((place, index) => ({ ...place, name: at(index) })),
  articles: VIEW_DATA.articles.map((article, index) => ({
    ...article,
    title: at(index),
    publisher: at(index + 1),
    url: index % 2 === 0 ? 'javascript:document.title=3' : 'data:text/html,<script>1</script>',
  })),
  meetings: VIEW_DATA.meetings.map((meeting, index) => ({
    ...meeting,
    title: at(index),
    topics: [at(index), at(index + 1)],
    claims: meeting.claims.map((claim) => ({
      ...claim,
      accordingTo: at(index),
      named: claim.named.map(({ id }) => ({ id, as: [at(index)] })),
      quotes: claim.quotes.map((quote) => ({ ...quote, quote: `${at(index)} met ${at(index + 1)}` })),
    })),
  })),
};

describe.skipIf(!hasChromium)(`hostile text (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession(EVIL);

  it.each(['network', 'matrix', 'map', 'table'])('is text, and breaks nothing, in the %s', async (view) => {
    const page = await open('disk', `v=1&view=${view}&sel=per_hassan&colour=community`);
    expect(NAMES).toContain(await title(page));
    expect(await page.evaluate(() => document.querySelectorAll('#app img, #app script, #app iframe').length)).toBe(0);
    expect(await page.title()).toContain('<img src=x');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await page.getByRole('link').count()).toBe(0);
    await page.locator('#search').fill('wolfe');
    expect(await page.getByRole('option').count()).toBeGreaterThan(1);
    await close('disk');
  });

  it('is text in what is exported', async () => {
    const page = await open('disk', 'v=1');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'SVG' }).click(),
    ]);
    const svg = await (await download.createReadStream()).toArray();
    const parsed = await page.evaluate(
      (text) => {
        const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
        return [root.nodeName, root.querySelectorAll('script, image, foreignObject').length];
      },
      Buffer.concat(svg as Buffer[]).toString(),
    );
    expect(parsed).toEqual(['svg', 0]);
    await close('disk');
  });

  it('keeps bidi marks within their name', async () => {
    const page = await open('disk', 'v=1&view=table');
    const isolated = await page
      .locator('.table-view tbody td:nth-child(4)')
      .evaluateAll((all) => all.length > 0 && all.every((each) => each.querySelector('bdi') !== null));
    expect(isolated).toBe(true);
    await close('disk');
  });
});
