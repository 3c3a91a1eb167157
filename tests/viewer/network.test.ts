import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasChromium, noChromium } from '../tools/chromium.ts';
import { madeView } from '../bench/made-view.mjs';
import { middle, shown, title, useSession } from './session.ts';

/** Puts the keyboard's button on a node by selecting it, and gives its place on screen. */
async function spotOf(page: Page, id: string): Promise<{ x: number; y: number }> {
  await page.evaluate((hash) => (location.hash = hash), `v=1&sel=${id}`);
  await page.waitForTimeout(400);
  return middle(page.locator('.rover'));
}

describe.skipIf(!hasChromium)(`the network (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession();

  it('expands a link that is clicked twice, and opens one of its meetings', async () => {
    const page = await open('disk');
    await page.locator('.rover').focus();
    await page.keyboard.press(']');
    await page.waitForTimeout(300);
    const { x, y } = await middle(page.locator('.rover'));
    await page.mouse.dblclick(x, y);
    await page.waitForFunction(() => location.hash.includes('x=per_alder~per_jalali'));
    expect(await page.getByRole('button', { name: 'Collapse' }).count()).toBe(1);
    const moved = await spotOf(page, 'per_alder');
    await page.goBack();
    await page.waitForTimeout(300);
    expect(page.url()).toContain('x=per_alder~per_jalali');
    await page.getByRole('button', { name: 'Collapse' }).click();
    expect(page.url()).not.toContain('x=');
    expect(moved.x).toBeGreaterThan(0);
    await close('disk');
  });

  it('keeps a node where it was dragged, and lets it go by Undo', async () => {
    const page = await open('disk');
    const from = await spotOf(page, 'per_weiss');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 6 });
    await page.mouse.up();
    await page.waitForTimeout(400);
    expect(page.url()).toMatch(/pin=per_weiss@-?\d+,-?\d+/);
    expect(page.url().match(/pin=/g)).toHaveLength(1);
    const now = await middle(page.locator('.rover'));
    expect(Math.hypot(now.x - from.x - 60, now.y - from.y - 40)).toBeLessThan(6);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => !location.hash.includes('pin='));
    await close('disk');
  });

  it('selects who is within a line that is drawn, and hides them', async () => {
    const page = await open('disk');
    await page.getByRole('button', { name: 'Lasso' }).click();
    const box = (await page.locator('.canvas').boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 60);
    await page.mouse.down();
    const half = box.x + box.width / 2;
    for (const [x, y] of [
      [half, box.y + 60],
      [half, box.y + box.height - 5],
      [box.x + 5, box.y + box.height - 5],
    ] as const)
      await page.mouse.move(x, y, { steps: 4 });
    await page.mouse.up();
    const [, count = ''] = /^(\d+) selected$/.exec((await title(page)) ?? '') ?? [];
    expect(Number(count)).toBeGreaterThan(5);
    expect(Number(count)).toBeLessThan(44);
    expect(await page.locator('.evidence header').textContent()).toContain('Meetings of at least two of them');
    await page.getByRole('button', { name: 'Hide selected' }).click();
    await page.getByRole('button', { name: `Show ${count} hidden` }).click();
    expect(page.url()).not.toContain('hide=');
    await close('disk');
  });

  it('adds to the selection with Shift', async () => {
    const page = await open('disk');
    const one = await spotOf(page, 'per_weiss');
    await spotOf(page, 'per_hassan');
    await page.keyboard.down('Shift');
    await page.mouse.click(one.x, one.y);
    await page.keyboard.up('Shift');
    expect(await title(page)).toBe('2 selected');
    await close('disk');
  });

  it('arranges anew in a worker, which one can undo', async () => {
    const page = await open('disk', 'v=1&sel=per_weiss');
    const before = await middle(page.locator('.rover'));
    await page.getByRole('button', { name: 'Arrange' }).click();
    await page.getByText('Arranged anew').waitFor();
    await page.waitForTimeout(400);
    const after = await middle(page.locator('.rover'));
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForTimeout(400);
    const back = await middle(page.locator('.rover'));
    expect(Math.hypot(back.x - before.x, back.y - before.y)).toBeLessThan(3);
    await close('disk');
  });

  it('names circles by who is in them, and selects one', async () => {
    const page = await open('disk');
    await page.getByRole('combobox', { name: 'Colour' }).selectOption('community');
    const circles = page.getByRole('list', { name: /^Circles/ });
    const first = circles.getByRole('button').first();
    const count = Number(await first.locator('small').textContent());
    await first.click();
    expect(await title(page)).toBe(`${count} selected`);
    expect(await page.locator('.rover').getAttribute('aria-label')).toMatch(/, circle 1/);
    await close('disk');
  });

  it('shows a path with the proof of each hop, and asks for the order of time', async () => {
    const page = await open('disk', 'v=1&path=per_quiroga~per_tanaka');
    expect(await page.locator('.path').first().locator('blockquote').count()).toBeGreaterThanOrEqual(2);
    await page.getByRole('checkbox', { name: 'Dates must not run backwards' }).check();
    expect(await page.locator('.evidence header').textContent()).toContain('No chain of held meetings');
    await close('disk');
  });

  it('narrows to meetings with someone, and says so', async () => {
    const page = await open('disk', 'v=1&sel=per_jalali');
    await page.getByRole('button', { name: 'Only with' }).click();
    expect(await shown(page)).toBe(12);
    await page.getByRole('button', { name: 'Remove filter: with Reza Jalali' }).click();
    expect(await shown(page)).toBe(62);
    await close('disk');
  });
});

/** How far the keyboard's button stands from where it stood, in pixels: an address keeps four digits of the camera. */
async function away(page: Page, from: { readonly x: number; readonly y: number }): Promise<number> {
  const { x, y } = await middle(page.locator('.rover'));
  return Math.hypot(x - from.x, y - from.y);
}

describe.skipIf(!hasChromium)(`the camera (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession();
  it('stands in the address, comes back with it, and is no step that Undo takes back', async () => {
    const page = await open('disk', 'v=1&sel=per_alder');
    const whole = await middle(page.locator('.rover'));
    await page.locator('.rover').focus();
    await page.keyboard.press('+');
    await page.waitForFunction(() => location.hash.includes('cam='));
    await page.waitForTimeout(500);
    const near = await middle(page.locator('.rover'));
    expect(await away(page, whole)).toBeGreaterThan(20);
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    const hash = new URL(page.url()).hash.slice(1);
    await page.getByRole('button', { name: 'Matrix' }).click();
    await page.getByRole('button', { name: 'Network' }).click();
    await page.waitForTimeout(500);
    expect(await away(page, near)).toBeLessThan(2);
    await close('disk');
    const again = await open('disk', hash);
    await again.waitForTimeout(500);
    expect(await away(again, near)).toBeLessThan(2);
    await again.locator('.rover').focus();
    await again.keyboard.press('0');
    await again.waitForFunction(() => !location.hash.includes('cam='));
    await close('disk');
  });
});

describe.skipIf(!hasChromium)(`many people (${hasChromium ? 'Chromium' : noChromium})`, () => {
  const { open, close } = useSession(madeView(2500, 5000));

  it('start drawn by country, which the page says, and come out one country at a time', async () => {
    const page = await open('disk');
    expect(await page.locator('.summary').textContent()).toContain('drawn by country: there are many');
    const rover = page.locator('.rover');
    await rover.focus();
    expect(await rover.getAttribute('aria-label')).toMatch(/ \(\d+\), group of \d+, \d+ held/);
    await page.keyboard.press('Enter');
    expect(await title(page)).toMatch(/ \(\d+\)$/);
    await page.getByRole('button', { name: 'Expand' }).click();
    await page.getByText('Its people are drawn').waitFor();
    expect(page.url()).toMatch(/x=grp_\w+/);
    await page.getByRole('button', { name: 'Draw everyone' }).click();
    expect(await page.locator('.summary').textContent()).toMatch(/met at least \d+× \(chosen by the page\)/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('drawn by country').waitFor();
    await close('disk');
  });

  it('are found by name while they are drawn together', async () => {
    const page = await open('disk');
    await page.locator('#search').fill('Kofi');
    await page.keyboard.press('Enter');
    expect(await title(page)).toMatch(/^Kofi /);
    expect(await page.locator('.rover').getAttribute('aria-label')).toMatch(/^Kofi /);
    await close('disk');
  });
});
