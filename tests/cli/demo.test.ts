import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import yargs from 'yargs';
import { demoCommand } from '../../src/cli/demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-demo-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the demo tells who met whom, without ids that nobody reads, and how to ask on', async () => {
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const store = join(folder, 'store');
  await yargs(['demo', '--no-open', '--store', store]).command(demoCommand).parseAsync();
  const text = printed.mock.calls.map(([chunk]) => String(chunk)).join('');
  printed.mockRestore();
  expect(text).toMatch(/^person +other +times/m);
  expect(text).toMatch(/^Joe Biden +Vladimir Putin .*2021-06-16 .*Geneva$/m);
  expect(text).not.toContain('mtg_');
  expect(text).toContain(`--store ${store}`);
});
