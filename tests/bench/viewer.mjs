// What the viewer costs beside Cytoscape.js and force-graph on the same data: CPU of the page's main thread, in
// milliseconds, by the clock of DevTools that counts the thread's own time. node tests/bench/viewer.mjs [people links]
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { place } from '../../dist/view/layout.js';
import { fillPage } from '../../dist/view/page.js';
import { makeIndex } from '../../dist/view/data-index.js';
import { madeView } from './made-view.mjs';

const [people = 10_000, links = 30_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'whomet-bench-'));
const placed = place(madeView(people, links));
const template = readFileSync(new URL('../../dist/viewer/viewer.html', import.meta.url), 'utf8');
const file = join(folder, 'page.html');
writeFileSync(file, fillPage(template, placed));
const index = makeIndex(placed);
const graph = {
  nodes: index.nodes.map((id) => ({ id, x: placed.positions[id]?.[0] ?? 0, y: placed.positions[id]?.[1] ?? 0 })),
  links: index.links.map(({ a, b }) => ({ source: index.nodes[a], target: index.nodes[b] })),
};
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function open(url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () =>
    Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const cpu = async () => (await read()).TaskDuration * 1000;
  await page.goto(url);
  return { page, read, cpu };
}

/** CPU of each of some steps; the smallest half decides nothing, so median and 95th percentile are given. */
async function steps(cpu, page, count, act) {
  const costs = [];
  for (let step = 0; step < count; step++) {
    const before = await cpu();
    await act(step);
    await page.waitForTimeout(350);
    costs.push((await cpu()) - before);
  }
  costs.sort((a, b) => a - b);
  const at = (part) => Math.round(costs[Math.min(costs.length - 1, Math.floor(costs.length * part))] * 10) / 10;
  return { median: at(0.5), p95: at(0.95) };
}

const drag = async (page, step) => {
  const x = 640 + (step % 2 === 0 ? 0 : 60);
  await page.mouse.move(x, 420);
  await page.mouse.down();
  await page.mouse.move(x + 20, 430);
  await page.mouse.up();
};

async function whomet() {
  const { page, read, cpu } = await open(`${pathToFileURL(file).href}#v=1&group=none&min=1`);
  await page.locator('.rover').waitFor({ state: 'attached', timeout: 120_000 });
  await page.waitForTimeout(2500);
  const first = Math.round(await cpu());
  const slider = page.getByRole('slider', { name: 'First day shown' });
  await slider.focus();
  const brush = await steps(cpu, page, 20, () => page.keyboard.press('PageUp'));
  const filter = await steps(cpu, page, 8, () => page.getByRole('checkbox', { name: /Cancelled/ }).click());
  const pan = await steps(cpu, page, 8, (step) => drag(page, step));
  const heap = Math.round((await read()).JSHeapUsedSize / 1e6);
  await page.close();
  return { first, pan, brush, filter, heap };
}

async function other(script, draw) {
  const { page, read, cpu } = await open(
    'data:text/html,<body style="margin:0"><div id="graph" style="width:1280px;height:800px"></div>',
  );
  await page.addScriptTag({ path: fileURLToPath(new URL(`../../node_modules/${script}`, import.meta.url)) });
  const before = await cpu();
  await page.evaluate(draw, graph);
  await page.waitForTimeout(3000);
  const first = Math.round((await cpu()) - before);
  const pan = await steps(cpu, page, 4, (step) => drag(page, step));
  const heap = Math.round((await read()).JSHeapUsedSize / 1e6);
  await page.close();
  return { first, pan, heap };
}

const results = { people, links: index.links.length, meetings: placed.meetings.length, whomet: await whomet() };
if (process.env.ALONE === undefined) {
  results.forceGraph = await other('force-graph/dist/force-graph.min.js', (data) => {
    globalThis.ForceGraph()(document.getElementById('graph')).cooldownTicks(0).graphData(data);
  });
  results.cytoscape = await other('cytoscape/dist/cytoscape.min.js', ({ nodes, links }) => {
    globalThis.cytoscape({
      container: document.getElementById('graph'),
      layout: { name: 'preset' },
      elements: [
        ...nodes.map(({ id, x, y }) => ({ data: { id }, position: { x, y } })),
        ...links.map(({ source, target }, number) => ({ data: { id: `link ${number}`, source, target } })),
      ],
    });
  });
}
console.log(JSON.stringify(results, null, 1));
await browser.close();
rmSync(folder, { recursive: true });
