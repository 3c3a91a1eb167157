import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSaid } from '../../src/store/ledger/check-said.ts';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { VIEW_DATA } from '../view/fixture.ts';
import { quoteOf, shown, title, useSession } from './session.ts';

describe.skipIf(!hasChromium)(`the evidence (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession({
    ...VIEW_DATA,
    meetings: VIEW_DATA.meetings.map((meeting) => ({
      ...meeting,
      claims: meeting.claims.map((claim) => ({
        ...claim,
        quotes: claim.quotes.map((quote) => ({
          ...quote,
          times: [[quote.quote.length - 20, quote.quote.length - 6]] as const,
        })),
      })),
    })),
  });

  it('marks people, places and times, each with an underline of its own', async () => {
    const page = await open('disk', 'v=1&sel=mtg_00');
    const marks = page.locator('blockquote').first().locator('mark');
    expect(await marks.evaluateAll((all) => all.map((mark) => `${mark.className}: ${mark.textContent}`))).toEqual([
      'party: Marta Alder',
      'party: Reza Jalali',
      'place: Vienna',
      `time-word: ${quoteOf('mtg_00').slice(-20, -6)}`,
    ]);
    const lines = await marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark).borderBottomStyle));
    expect(new Set(lines)).toEqual(new Set(['solid', 'dashed', 'dotted']));
    await close('disk');
  });

  it.each([
    ['Markdown', /^> Pierre Abel .*\n>\n> — \w.*\]\(<https:\/\/news\.example\//],
    ['BibTeX', /^@misc\{art_\d+,\n {2}title = \{/],
  ])('copies a citation as %s', async (name, pattern) => {
    const page = await open('server', 'v=1&sel=mtg_12', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name }).click();
    await page.getByText('Citation copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(pattern);
    await close('server');
  });

  it('keeps remarks of a page from disk for a file that the ledger takes', async () => {
    const page = await open('disk', 'v=1&sel=mtg_12');
    await page.getByRole('button', { name: /^Wrong/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Remark about/ });
    await dialog.getByRole('combobox', { name: 'What is wrong' }).selectOption('date');
    await dialog.getByRole('textbox', { name: 'Why' }).fill('It was the day before');
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('button', { name: 'Wrong? Note, tag (1)' }).waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Remarks' }).click(),
    ]);
    const row = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
    expect(checkSaid(row)).toMatchObject({
      schema: 'whomet/said@1',
      kind: 'truth',
      verdict: 'negative',
      field: 'date',
      reason: 'It was the day before',
      subject: 'mtg_12',
    });
    await close('disk');
  });

  it('says what a static page does not hold', async () => {
    const page = await open('disk', 'v=1&sel=per_vargas');
    expect(await page.locator('.evidence header').textContent()).not.toContain('more');
    await close('disk');
  });
});

describe.skipIf(!hasChromium)(`the server behind the page (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const few = {
    ...VIEW_DATA,
    meetings: VIEW_DATA.meetings.filter(({ id }) => id === 'mtg_00' || id === 'mtg_05'),
    parties: VIEW_DATA.parties.filter(({ id }) => /alder|jalali|eriksen/.test(id)),
  };
  const written: unknown[] = [];
  const { open, close } = useSession(few, { judge: async (said) => void written.push(checkSaid(said)) });

  it('gives a party’s other meetings when it is expanded, and nobody moves', async () => {
    const page = await open('server', 'v=1&sel=per_jalali');
    expect(await shown(page)).toBe(2);
    await page.getByRole('button', { name: 'Expand (10 more in the store)' }).click();
    await page.waitForFunction(() => document.querySelector('.summary strong')?.textContent === '62');
    expect(await page.getByRole('button', { name: 'Expand', exact: true }).count()).toBe(1);
    await close('server');
  });

  it('is what a page from disk does not have, and says so', async () => {
    const page = await open('disk', 'v=1&sel=per_jalali');
    expect(await page.locator('.evidence header').textContent()).toContain(
      '10 more meetings are in the store, but not in this file',
    );
    expect(await page.getByRole('button', { name: 'Ask', exact: true }).count()).toBe(0);
    await close('disk');
  });

  it('answers named questions and Cypher; names in the answer can be selected', async () => {
    const page = await open('server', 'v=1&view=ask');
    await page.getByRole('combobox', { name: 'Question' }).selectOption({ label: 'Who met most' });
    await page.getByRole('textbox', { name: 'person' }).fill('Alder');
    await page.locator('.ask-view').getByRole('button', { name: 'Ask' }).click();
    await page.getByText('top-pairs {"person":"Alder"}').waitFor();
    await page.getByRole('textbox', { name: 'Or Cypher, read-only' }).fill('RETURN 1');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('cell', { name: 'RETURN 1' }).waitFor();
    await page.getByRole('region', { name: 'Answer' }).getByRole('button', { name: 'Marta Alder' }).click();
    expect(await title(page)).toBe('Marta Alder');
    await close('server');
  });

  it('writes a note to the ledger', async () => {
    const page = await open('server', 'v=1&sel=per_alder');
    await page
      .getByRole('button', { name: /^Wrong/ })
      .first()
      .click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Ask her office');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByText(/^Written to the ledger/).waitFor();
    expect(written).toMatchObject([{ kind: 'note', value: 'Ask her office', subject: 'per_alder' }]);
    await close('server');
  });
});

describe.skipIf(!hasChromium)(`a remark (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const gone = new Set<string>();
  const { open, close } = useSession(VIEW_DATA, {
    load: async () => ({ ...VIEW_DATA, meetings: VIEW_DATA.meetings.filter(({ id }) => !gone.has(id)) }),
    judge: async (said) => void gone.add((said as { subject: string }).subject),
  });

  it('shows at once what follows from it, and leaves everyone in place', async () => {
    const page = await open('server', 'v=1&sel=mtg_00');
    const before = await shown(page);
    await page.locator('.rover').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('+');
    await page.waitForFunction(() => location.hash.includes('cam='));
    const spot = await page.locator('.rover').evaluate(({ style }) => style.transform);
    await page
      .getByRole('button', { name: /^Wrong/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.waitForFunction(
      (many) => document.querySelector('.summary strong')?.textContent === String(many),
      before - 1,
    );
    expect(await page.locator('.rover').evaluate(({ style }) => style.transform)).toBe(spot);
    expect(gone).toEqual(new Set(['mtg_00']));
    await close('server');
  });
});
