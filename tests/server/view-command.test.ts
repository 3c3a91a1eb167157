import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import yargs from 'yargs';
import { openView, viewCommand } from '../../src/cli/view.ts';
import { toGraph } from '../../src/graph/to-graph.ts';
import { openStore } from '../../src/store/open.ts';
import type { PlacedView } from '../../src/view/placed.ts';
import { recordMap, records, world } from '../ask/world.ts';
import { template } from '../viewer/pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'whomet-view-'));
const store = join(folder, 'store');

beforeAll(async () => {
  template();
  const opened = await openStore(store, { mode: 'write' });
  await opened.append(records);
  await opened.publish(toGraph(world, recordMap));
  await opened.close();
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('whomet view', () => {
  it('writes one page with the meetings that the filters leave', async () => {
    const output = join(folder, 'page.html');
    const line = ['view', '--store', store, '--output', output, '--status', 'held'];
    await yargs(line).command(viewCommand).parseAsync();
    const [, json = ''] = /id="whomet-data">([^<]*)</.exec(readFileSync(output, 'utf8')) ?? [];
    const data = JSON.parse(json) as PlacedView;
    expect(new Set(data.meetings.map(({ status }) => status))).toEqual(new Set(['held']));
    expect(data.filters).toEqual({ status: 'held' });
    expect(Object.keys(data.positions).length).toBeGreaterThanOrEqual(data.parties.length);
  });

  it('serves the page until it is stopped, and prints where', async () => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const served = openView(store, {}, { open: false });
    await vi.waitFor(() => expect(printed).toHaveBeenCalledWith(expect.stringMatching(/^http:/)), 10_000);
    const url = new URL(String(printed.mock.calls.find(([text]) => String(text).startsWith('http'))?.[0]).trim());
    printed.mockRestore();
    const answer = await fetch(`${url.origin}/data`, { headers: { authorization: `Bearer ${url.hash.slice(3)}` } });
    expect(((await answer.json()) as PlacedView).meetings).toHaveLength(12);
    process.emit('SIGTERM');
    await served;
    await expect(fetch(url.origin)).rejects.toThrow(/fetch failed/);
  });
});
