import { expect, test } from 'vitest';
import { commandsPage } from '../tools/commands-page.ts';

test('docs/commands.md says what --help says (`npm run docs` writes it)', { timeout: 120_000 }, async () => {
  const page = commandsPage();
  expect(page.match(/^## /gm)?.length).toBeGreaterThan(10);
  await expect(page).toMatchFileSnapshot('../../docs/commands.md');
});
