// What the viewer costs beside Cytoscape.js and force-graph on the same data: CPU of the page's main thread, in
// milliseconds, by the clock of DevTools that counts the thread's own time. node tests/bench/viewer.mjs [people links]
// VIEW: part of the address, `` as the page chooses. ONLY: one of the programs. PROFILE: a folder for profiles.
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { place } from '../../dist/view/layout.js';
import { fillPage } from '../../dist/view/page.js';
import { makeIndex } from '../../dist/view/data-index.js';
import { madeView } from './made-view.mjs';

/** Everyone drawn, with every link. */
const ALONE = '&group=none&min=1';
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
/** Milliseconds of the clock that one program may take for everything. */
const PATIENCE = Number(process.env.PATIENCE ?? 300_000);

/** In a browser of its own, which is ended where the program does not end in time. */
async function inBrowser(work) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('not ended in time')), PATIENCE).unref());
  const result = {};
  try {
    await Promise.race([work(browser, result), late]);
  } catch (error) {
    result.failed = String(error.message).split('\n')[0];
  }
  await Promise.race([browser.close(), new Promise((done) => setTimeout(done, 5000))]);
  return result;
}

async function open(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () =>
    Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const cpu = async () => (await read()).TaskDuration * 1000;
  await page.goto(url);
  return { page, read, cpu };
}

const WAITS = {
  /** The next task: what an event does at once. */
  task: (page) => page.evaluate(() => new Promise((done) => setTimeout(done))),
  /** The next frame. */
  frame: (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))),
  /** Everything that follows, lists and facets included. */
  rest: (page) => page.waitForTimeout(600),
};

/** Until nothing has been done for a second, but for at most 20: some draw all the time. */
async function quiet(cpu, page) {
  let last = await cpu();
  for (let second = 0; second < 20; second++) {
    await page.waitForTimeout(1000);
    const now = await cpu();
    if (now - last < 30) return;
    last = now;
  }
}

/** Median and 95th percentile of the CPU of each of some steps, with what follows each. */
async function steps(cpu, page, count, act, until) {
  const costs = [];
  for (let step = 0; step < count; step++) {
    const before = await cpu();
    await act(step);
    await WAITS[until](page);
    costs.push((await cpu()) - before);
  }
  costs.sort((a, b) => a - b);
  const at = (part) => Math.round(costs[Math.min(costs.length - 1, Math.floor(costs.length * part))] * 10) / 10;
  return { least: at(0), median: at(0.5), p95: at(0.95) };
}

/** One frame each of the drawing pulled to and fro with the mouse held down; `all`: the whole pull, as some draw late. */
async function pan(cpu, page) {
  const before = await cpu();
  // Where no node is: that would be pulled instead.
  await page.mouse.move(360, 560);
  await page.mouse.down();
  const move = (step) => page.mouse.move(360 + 60 * Math.sin(step / 6), 560 + 40 * Math.cos(step / 6));
  const costs = await steps(cpu, page, 20, move, 'frame');
  await page.mouse.up();
  await quiet(cpu, page);
  return { ...costs, all: Math.round((await cpu()) - before) };
}

const MOVES = 10;

/** In the page: some moves of a slider that is pulled, each drawn in a frame of its own; lists wait until it rests. */
async function slideOn(element, moves) {
  for (let move = 0; move < moves; move++) {
    element.valueAsNumber += 3;
    element.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
}

/** In the page: without what a click by the test's own program would cost. */
const click = (element) => element.click();

/** Runs work with the page's sampling profiler, into the folder PROFILE where that is set. */
async function profiled(page, name, work) {
  if (process.env.PROFILE === undefined) return work();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.setSamplingInterval', { interval: 200 });
  await cdp.send('Profiler.start');
  const result = await work();
  const { profile } = await cdp.send('Profiler.stop');
  writeFileSync(join(process.env.PROFILE, `${name}.cpuprofile`), JSON.stringify(profile));
  return result;
}

async function whomet(browser, result) {
  const { page, read, cpu } = await open(browser, `${pathToFileURL(file).href}#v=1${process.env.VIEW ?? ALONE}`);
  await page.locator('.rover').waitFor({ state: 'attached', timeout: 120_000 });
  await page.waitForTimeout(2500);
  result.first = Math.round(await cpu());
  result.heap = await heapOf(page, read);
  const slide = await page.getByRole('slider', { name: 'First day shown' }).elementHandle();
  const slid = await profiled(page, 'brush', () => steps(cpu, page, 4, () => slide.evaluate(slideOn, MOVES), 'task'));
  result.brush = Object.fromEntries(Object.entries(slid).map(([name, cost]) => [name, Math.round(cost) / MOVES]));
  await page.waitForTimeout(1500);
  const box = await page.getByRole('checkbox', { name: /Cancelled/ }).elementHandle();
  result.filter = await profiled(page, 'filter', () => steps(cpu, page, 40, () => box.evaluate(click), 'rest'));
  result.pan = await profiled(page, 'pan', () => pan(cpu, page));
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const heads = await page.locator('th button').elementHandles();
  result.sort = await steps(cpu, page, 14, (step) => heads[step % heads.length].evaluate(click), 'rest');
}

/** MB of JavaScript's heap, as it is and after a collection. */
async function heapOf(page, read) {
  const used = async () => Math.round((await read()).JSHeapUsedSize / 1e6);
  const before = await used();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  return { before, collected: await used() };
}

async function other(browser, result, script, draw) {
  const { page, read, cpu } = await open(
    browser,
    'data:text/html,<body style="margin:0"><div id="graph" style="width:1280px;height:800px"></div>',
  );
  await page.addScriptTag({ path: fileURLToPath(new URL(`../../node_modules/${script}`, import.meta.url)) });
  const before = await cpu();
  await page.evaluate(draw, graph);
  await quiet(cpu, page);
  result.first = Math.round((await cpu()) - before);
  result.heap = await heapOf(page, read);
  result.pan = await pan(cpu, page);
}

const PROGRAMS = {
  whomet,
  forceGraph: (browser, result) => other(browser, result, 'force-graph/dist/force-graph.min.js', drawForceGraph),
  cytoscape: (browser, result) => other(browser, result, 'cytoscape/dist/cytoscape.min.js', drawCytoscape),
};

/** In the page. */
function drawForceGraph(data) {
  globalThis.ForceGraph()(document.getElementById('graph')).cooldownTicks(0).graphData(data);
}

/** In the page. */
function drawCytoscape({ nodes, links }) {
  globalThis.cytoscape({
    container: document.getElementById('graph'),
    layout: { name: 'preset' },
    elements: [
      ...nodes.map(({ id, x, y }) => ({ data: { id }, position: { x, y } })),
      ...links.map(({ source, target }, number) => ({ data: { id: `link ${number}`, source, target } })),
    ],
  });
}
const results = { people, links: index.links.length, meetings: placed.meetings.length, load: loadavg()[0] };
for (const [name, work] of Object.entries(PROGRAMS))
  if ((process.env.ONLY ?? name) === name) results[name] = await inBrowser(work);
console.log(JSON.stringify(results, null, 1));
rmSync(folder, { recursive: true });
