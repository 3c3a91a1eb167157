import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { barriers } from './barriers.ts';
import { quoteOf, title, useSession } from './session.ts';

const STATES: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['the network', '', {}],
  ['a person', 'v=1&sel=per_hassan', {}],
  ['a link, dark', 'v=1&sel=per_alder~per_jalali', { colorScheme: 'dark' }],
  ['an expanded link', 'v=1&sel=per_alder~per_jalali&x=per_alder~per_jalali', {}],
  ['a dispute', 'v=1&sel=mtg_35', {}],
  ['several people', 'v=1&sel=per_hassan&sel=per_alder&sel=per_jalali', {}],
  ['circles', 'v=1&colour=community', {}],
  ['circles, dark', 'v=1&colour=community', { colorScheme: 'dark' }],
  ['groups', 'v=1&group=country&sel=grp_FR', {}],
  ['a path', 'v=1&path=per_weiss~per_kovac', {}],
  ['no path', 'v=1&path=per_calvo~per_kovac&order=1', {}],
  ['every filter', 'v=1&who=per_alder&place=plc_vienna&topic=inspections&kind=meeting&q=talk&src=2&t=2024-01-01..', {}],
  ['nothing left', 'v=1&q=xyzzy', {}],
  ['the matrix', 'v=1&view=matrix', {}],
  ['the matrix of a person, dark', 'v=1&view=matrix&sel=per_jalali', { colorScheme: 'dark' }],
  ['the map', 'v=1&view=map', {}],
  ['the map, dark', 'v=1&view=map', { colorScheme: 'dark' }],
  ['the table', 'v=1&view=table', {}],
  ['more contrast', 'v=1&sel=per_hassan', { contrast: 'more' }],
  ['forced colours', 'v=1&sel=per_hassan', { forcedColors: 'active' }],
  ['a phone', 'v=1&sel=per_hassan', { viewport: { width: 390, height: 844 } }],
  ['a tablet', 'v=1&view=matrix', { viewport: { width: 800, height: 1100 } }],
];

describe.skipIf(!hasChromium)(`barriers (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession();

  it.each(STATES)('axe-core finds none in %s', async (_, hash, options) => {
    const page = await open('disk', hash, { ...options, bypassCSP: true });
    expect(await barriers(page)).toEqual([]);
    await close('disk');
  });

  it.each(['Share', 'Export', 'Keys'])('axe-core finds none in the dialog %s', async (name) => {
    const page = await open('disk', 'v=1&sel=per_hassan', { bypassCSP: true });
    await page.getByRole('toolbar', { name: 'Commands' }).getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close('disk');
  });

  it('axe-core finds none in a remark, nor in an answer of the store', async () => {
    const page = await open('server', 'v=1&sel=mtg_35', { bypassCSP: true });
    await page.getByRole('button', { name: /^Wrong/ }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByRole('region', { name: 'Answer' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await close('server');
  });
});

describe.skipIf(!hasChromium)(`the keyboard alone (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession();

  it('answers who met Jalali in Oslo, and reads the sentence', async () => {
    const page = await open('disk');
    const { keyboard } = page;
    await keyboard.press('/');
    await keyboard.type('oslo');
    await keyboard.press('Enter');
    await keyboard.type('jalali');
    await keyboard.press('Enter');
    expect(await title(page)).toBe('Reza Jalali');
    for (let presses = 0; presses < 80; presses++) {
      await keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (focused.startsWith('Lars Eriksen')) break;
    }
    await keyboard.press('Enter');
    expect(await title(page)).toBe('Lars Eriksen ↔ Reza Jalali');
    await page.locator('#evidence-title:focus').waitFor();
    expect(await page.locator('.meeting[open] blockquote').first().textContent()).toBe(quoteOf('mtg_05'));
    await close('disk');
  });

  it('goes through the network, expands, pins and hides there, and undoes all of it', async () => {
    const page = await open('disk');
    const rover = page.locator('.rover');
    const name = (): Promise<string | null> => rover.getAttribute('aria-label');
    await rover.focus();
    await page.keyboard.press(']');
    await page.keyboard.press('e');
    await page.getByText('6 meetings are drawn').waitFor();
    expect(page.url()).toContain('x=per_alder~per_jalali');
    await page.keyboard.press('x');
    expect(page.url()).toContain('pin=per_jalali@');
    expect(await name()).toContain('Reza Jalali');
    await page.keyboard.press('h');
    expect(page.url()).toContain('hide=per_jalali');
    expect(await name()).not.toContain('Reza Jalali');
    for (const undone of ['hide=', 'pin=', 'x=']) {
      await page.keyboard.press('Control+z');
      await page.waitForURL(({ hash }) => !hash.includes(undone));
    }
    await page.keyboard.press('Control+Shift+z');
    await page.waitForURL(({ hash }) => hash.includes('x='));
    expect(page.url()).toContain('x=per_alder~per_jalali');
    await close('disk');
  });

  it('finds a path: P on one end, Enter on the other', async () => {
    const page = await open('disk');
    await page.locator('.rover').focus();
    await page.keyboard.press('p');
    await page.getByText('Path from Reza Jalali').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('hassan');
    await page.keyboard.press('Enter');
    expect(await title(page)).toBe('Reza Jalali → Omar Hassan');
    expect(await page.locator('.path').first().locator('.hop').count()).toBe(2);
    await close('disk');
  });

  it('goes from mark to mark in the matrix', async () => {
    const page = await open('disk', 'v=1&view=matrix&sel=per_jalali');
    await page.locator('.matrix button[tabindex="0"]').focus();
    const at = (): Promise<string | null> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
    expect(await at()).toContain('16 Jan 2024');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await at()).toContain('4 Mar 2024');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await title(page)).toContain('Lars Eriksen and Reza Jalali');
    await close('disk');
  });

  it('goes from panel to panel with F6, and to every view with a digit', async () => {
    const page = await open('disk');
    const panel = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.closest('section, search')?.className);
    await page.locator('#search').focus();
    const visited: (string | undefined)[] = [];
    for (let presses = 0; presses < 4; presses++) {
      await page.keyboard.press('F6');
      visited.push(await panel());
    }
    expect(visited).toEqual(['facets', 'network', 'evidence', 'time']);
    await page.keyboard.press('Shift+F6');
    expect(await panel()).toBe('evidence');
    for (const [digit, view] of [
      ['2', 'matrix'],
      ['3', 'map'],
      ['4', 'table'],
      ['1', 'network'],
    ] as const) {
      await page.keyboard.press(digit);
      await page.locator(`.${view}-view, .${view}`).first().waitFor();
    }
    await close('disk');
  });

  it('takes no single letters outside the network once they are switched off', async () => {
    const page = await open('disk');
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /single letter/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    expect(page.url()).not.toContain('view=');
    await close('disk');
  });
});
