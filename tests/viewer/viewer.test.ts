import { describe, expect, it } from 'vitest';
import { hasChromium, launchChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { openPage, writePage } from './pages.ts';
import { quoteOf, shown, title, useSession } from './session.ts';

const MANY = VIEW_DATA.meetings.length;

describe.skipIf(!hasChromium)(`the page in a browser (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const session = useSession();
  const { open, close } = session;

  describe.each(['disk', 'server'] as const)('from %s', (origin) => {
    it('shows everything at first, and says by which rule links are made', async () => {
      const page = await open(origin);
      expect(await shown(page)).toBe(MANY);
      expect(await page.locator('.summary').textContent()).toContain('meetings of at most 12 parties · 1 larger');
      expect(await page.locator('.canvas canvas').count()).toBeGreaterThan(0);
      await close(origin);
    });

    it('finds a person without accents and shows the meetings', async () => {
      const page = await open(origin);
      await page.keyboard.press('/');
      await page.keyboard.type('kovac');
      await page.getByRole('option', { name: /Ana Kovač/ }).waitFor();
      await page.keyboard.press('Enter');
      expect(await title(page)).toBe('Ana Kovač');
      expect(await page.locator('.meeting').count()).toBe(4);
      expect(page.url()).toContain('sel=per_kovac');
      await page.keyboard.press('Escape');
      expect(await title(page)).toBe('Meetings');
      await close(origin);
    });

    it('takes a place as a filter, with everything inside it', async () => {
      const page = await open(origin);
      await page.locator('#search').fill('austria');
      await page.keyboard.press('Enter');
      expect(await shown(page)).toBe(6);
      await page.getByRole('button', { name: 'Remove filter: in Austria' }).click();
      expect(await shown(page)).toBe(MANY);
      await close(origin);
    });

    it('filters by status', async () => {
      const page = await open(origin);
      await page.getByRole('checkbox', { name: /Held/ }).uncheck();
      expect(await shown(page)).toBe(10);
      expect(await page.locator('.facets label:has-text("Held") output').textContent()).toBe('52');
      await page.getByRole('checkbox', { name: /Planned/ }).uncheck();
      expect(await shown(page)).toBe(4);
      await page.goBack();
      expect(await shown(page)).toBe(10);
      await close(origin);
    });

    it('filters by time, with dates and with sliders, and those without a date by their own switch', async () => {
      const page = await open(origin);
      await page.getByLabel('From', { exact: true }).fill('2025-09-01');
      expect(await shown(page)).toBe(4 + 3);
      await page.getByRole('checkbox', { name: /Without a date/ }).uncheck();
      expect(await shown(page)).toBe(4);
      await page.getByRole('button', { name: /Remove filter: 2025-09-01/ }).click();
      await page.getByRole('slider', { name: 'Last day shown' }).focus();
      await page.keyboard.press('Home');
      expect(await shown(page)).toBe(0);
      await page.keyboard.press('PageUp');
      expect(await shown(page)).toBeGreaterThan(2);
      expect(page.url()).toMatch(/t=\.\.2024-\d\d-\d\d/);
      await close(origin);
    });

    it('takes moves of a slider as one step also where each frame takes longer than a rest', async () => {
      const page = await open(origin);
      await page.getByRole('slider', { name: 'First day shown' }).evaluate(async (slider: HTMLInputElement) => {
        for (let move = 0; move < 3; move++) {
          slider.valueAsNumber += 30;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          const until = performance.now() + 1600;
          while (performance.now() < until);
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }
      });
      await expect.poll(() => page.url()).toMatch(/t=2\d{3}-/);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => page.url()).not.toMatch(/t=/);
      await close(origin);
    });

    it('opens a link by keyboard: the very sentence, with its names marked', async () => {
      const page = await open(origin);
      const rover = page.locator('.rover');
      await rover.focus();
      expect(await rover.getAttribute('aria-label')).toMatch(/^Reza Jalali, person, 9 held/);
      await page.keyboard.press(']');
      expect(await rover.getAttribute('aria-label')).toMatch(/Jalali.*met 5×.*link 1 of/);
      await page.keyboard.press('Enter');
      expect(await title(page)).toBe('Marta Alder ↔ Reza Jalali');
      await page.locator('#evidence-title:focus').waitFor();
      const quote = page.locator('.meeting[open] blockquote').first();
      expect(await quote.textContent()).toBe(quoteOf('mtg_00'));
      expect(await quote.locator('mark').allTextContents()).toEqual(['Marta Alder', 'Reza Jalali', 'Vienna']);
      await close(origin);
    });

    it('opens a link by a click', async () => {
      const page = await open(origin);
      await page.locator('.rover').focus();
      await page.keyboard.press(']');
      await page.waitForTimeout(300);
      const box = (await page.locator('.rover').boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      expect(await title(page)).toBe('Marta Alder ↔ Reza Jalali');
      await close(origin);
    });

    it('opens a person by a click, and lets go of it by a click beside', async () => {
      const page = await open(origin);
      await page.waitForTimeout(300);
      const box = (await page.locator('.rover').boundingBox())!;
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      expect(await title(page)).toBe('Reza Jalali');
      const canvas = (await page.locator('.canvas').boundingBox())!;
      await page.waitForTimeout(400);
      await page.mouse.click(canvas.x + 12, canvas.y + canvas.height - 12);
      expect(await title(page)).toBe('Meetings');
      await close(origin);
    });

    it('lists the same meetings in the table, sorted as asked', async () => {
      const page = await open(origin, 'v=1&view=table&st=p,c');
      const rows = page.locator('.table-view tbody tr');
      expect(await rows.count()).toBe(await shown(page));
      expect(await rows.first().textContent()).toContain('24 Apr 2024');
      await page.getByRole('button', { name: /^Date/ }).click();
      expect(await rows.first().textContent()).toContain('No date');
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      await page.getByRole('gridcell', { name: 'Pierre Abel, Chidi Okafor' }).press('Enter');
      expect(await page.locator('blockquote').textContent()).toBe(quoteOf('mtg_33'));
      await close(origin);
    });
  });

  it('lists the newest meetings first, and those without a day last', async () => {
    const page = await open('disk');
    const dates = await page.locator('.evidence ul.rows li').allTextContents();
    const undated = dates.map((text) => text.includes('No date'));
    expect(undated.at(-1)).toBe(true);
    expect(undated.indexOf(true)).toBe(undated.lastIndexOf(false) + 1);
    await close('disk');
  });

  it('sets a dispute side by side, and a history in its turns', async () => {
    const page = await open('disk', 'v=1&sel=mtg_35');
    const cells = await page.locator('.disputed tr').allTextContents();
    expect(cells.map((text) => text.slice(-10))).toEqual(['5 Nov 2024', '7 Nov 2024', 'tays open.']);
    await page.goto(`${session.written.url}#v=1&sel=mtg_10`);
    await page.reload();
    expect(await page.locator('.history li > span').allTextContents()).toEqual(['◌ planned', '● held']);
    await page.context().close();
  });

  it('links to the sentence in its article, and tells the article nothing', async () => {
    const page = await open('disk', 'v=1&sel=mtg_12');
    const link = page.getByRole('link', { name: 'Open article' });
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/news\.example\/art_\d+\?a=1&b=2#:~:text=Pierre%20Abel/);
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await close('disk');
  });

  it('copies a citation', async () => {
    const page = await open('server', 'v=1&sel=mtg_12', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy citation' }).click();
    await page.getByRole('status').getByText('Citation copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`“${quoteOf('mtg_12')}” (`);
    await close('server');
  });

  it('tells a reader whose address selects what is not there', async () => {
    const page = await open('disk', 'v=1&sel=per_nobody');
    expect(await page.locator('.evidence').textContent()).toContain('not in this data');
    await close('disk');
  });

  it('shows article text as text', async () => {
    const [first, ...rest] = VIEW_DATA.meetings;
    const [claim] = first!.claims;
    const quote = '<img src=x onerror="document.title=1"> Marta Alder met';
    const evil = { ...claim!, quotes: [{ quote, start: 0, end: 9, prefix: '', suffix: '', times: [] }] };
    const page = writePage({ ...VIEW_DATA, meetings: [{ ...first!, claims: [evil] }, ...rest] });
    const opened = await openPage(session.browser, `${page.url}#v=1&sel=mtg_00`);
    expect(await opened.page.locator('blockquote').textContent()).toBe(quote);
    expect(await opened.page.locator('blockquote img').count()).toBe(0);
    expect(opened.errors).toEqual([]);
    await opened.page.context().close();
    page.remove();
  });

  it('opens an archive of thousands of meetings, compressed in the page', async () => {
    const copies = Array.from({ length: 40 }, (_, copy) =>
      VIEW_DATA.meetings.map((meeting) => ({ ...meeting, id: `${meeting.id}_${copy}` })),
    ).flat();
    const page = writePage({ ...VIEW_DATA, meetings: copies });
    expect(page.html.length).toBeLessThan(1_000_000);
    const opened = await openPage(session.browser, page.url);
    expect(await shown(opened.page)).toBe(copies.length);
    expect(opened.errors).toEqual([]);
    await opened.page.context().close();
    page.remove();
  });

  it('says what is wrong when the server does not know the key', async () => {
    const context = await session.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${new URL(session.viewer.url).origin}/#k=wrong`);
    expect(await page.getByRole('alert').textContent()).toContain('Open the address that `whomet view` printed');
    await context.close();
  });

  it('has every part in one column on a phone, and nothing to scroll sideways', async () => {
    const page = await open('disk', 'v=1&sel=per_hassan', { viewport: { width: 390, height: 844 } });
    const parts = ['.search input', '.views', '.summary', '.canvas', '.evidence', '.time', '.facets'];
    const boxes = await Promise.all(parts.map((part) => page.locator(part).boundingBox()));
    const missing = parts.filter((_, index) => (boxes[index]?.width ?? 0) < 80 || (boxes[index]?.height ?? 0) < 20);
    expect(missing).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await close('disk');
  });

  it('draws with SVG where there is no WebGL, with the same evidence', async () => {
    const plain = await launchChromium('--disable-3d-apis');
    const opened = await openPage(plain, session.written.url);
    expect(await opened.page.locator('.network .notice').textContent()).toContain('no WebGL');
    await opened.page.locator('.drawing [data-id="per_alder~per_jalali"]').dispatchEvent('click');
    expect(await title(opened.page)).toBe('Marta Alder ↔ Reza Jalali');
    expect(await opened.page.locator('.drawing [stroke-dasharray]').count()).toBeGreaterThan(0);
    expect(opened.errors).toEqual([]);
    await plain.close();
  });
});
