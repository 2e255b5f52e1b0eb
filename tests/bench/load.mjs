// What a first visit and a minute of training feel like on a modest machine and line: node load.mjs
//
// Chromium on the built page, its main thread slowed four times, 10 Mbit/s, 40 ms to the server; packed files as a
// good server sends them. Medians of some visits, each with nothing kept.
import { cpus } from 'node:os';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE, ROOT, launch } from '../browser/browser.mjs';
import { cell, part, reaches, run, set, until } from '../browser/notebook.mjs';
import { serve } from '../browser/server.mjs';

const VISITS = 5;
const SLOWER = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
const TASK_MS = 50;
const TRAINING_MS = MINUTE;

if (!existsSync(join(ROOT, 'dist/index.html.br'))) throw new Error('dist/ has no packed files: cargo xtask build writes them');
const server = await serve(join(ROOT, 'dist'));
const browser = await launch();

const visits = [];
for (let at = 0; at < VISITS; at++) {
  visits.push(await visit());
  process.stderr.write(`visit ${at + 1} of ${VISITS}\r`);
}
const blocked = await training();
print();
await browser.close();
await server.close();

/** A page with nothing kept, on the slow machine and line. */
async function slow() {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(10 * MINUTE);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    window.seen = { tasks: [], shift: 0 };
    const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe('longtask', (entry) => window.seen.tasks.push([entry.startTime, entry.duration]));
    observe('layout-shift', (entry) => (window.seen.shift += entry.value));
    observe('paint', (entry) => (window.seen[entry.name] = entry.startTime));
    new MutationObserver(() => {
      const now = performance.now();
      if (document.querySelector('[data-testid="run-all"]')) window.seen.page ??= now;
      if (document.querySelector('[data-testid="trainable"]')) window.seen.cells ??= now;
      if (document.querySelector('[data-testid="device"][data-state="ready"]')) window.seen.engine ??= now;
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  return page;
}

async function visit() {
  const page = await slow();
  await page.goto(server.url);
  await until('the engine', () => page.evaluate(() => window.seen.engine ?? 0), (at) => at > 0);
  const { tasks, shift, page: shown, cells, engine, ...paints } = await page.evaluate(() => window.seen);
  await page.context().close();
  // The page can be used once it is there and the task that put it there has ended.
  const busy = tasks.filter(([start]) => start <= shown).map(([start, duration]) => start + duration);
  return { paint: paints['first-contentful-paint'], interactive: Math.max(shown, ...busy), cells, engine, blocked: over(tasks), shift };
}

/** How long the page was blocked in a minute of training. */
async function training() {
  const page = await slow();
  await page.goto(server.url);
  await run(cell(page, 'model'));
  await run(cell(page, 'data'));
  const train = cell(page, 'train');
  await set(train, 'epochs', 10000);
  await set(train, 'batch-size', 4);
  await part(train, 'run').click();
  await reaches(train, 'running');
  const from = await page.evaluate(() => performance.now());
  await until('a minute', async () => [await train.getAttribute('data-state'), await page.evaluate(() => performance.now())], ([state, now]) => state !== 'running' || now - from > TRAINING_MS);
  const [tasks, now] = await page.evaluate(() => [window.seen.tasks, performance.now()]);
  await page.context().close();
  return (over(tasks.filter(([start]) => start >= from)) / (now - from)) * MINUTE;
}

/** Total blocking time: what tasks take beyond 50 ms. */
function over(tasks) {
  return tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - TASK_MS), 0);
}

function print() {
  const middle = (name) => visits.map((visit) => visit[name]).toSorted((a, b) => a - b)[VISITS >> 1];
  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
  console.log(`\n${cpus()[0].model.trim()}, ${cpus().length} cores; Chromium ${browser.version()}; main thread ${SLOWER} times slower, 10 Mbit/s, ${LINE.latency} ms; medians of ${VISITS} first visits.\n`);
  console.log('| | measured | at most |');
  console.log('|---|---:|---:|');
  console.log(`| first paint | ${seconds(middle('paint'))} | 1.00 s |`);
  console.log(`| the page can be used | ${seconds(middle('interactive'))} | before the engine |`);
  console.log(`| all cells show what is in them | ${seconds(middle('cells'))} | |`);
  console.log(`| the engine is ready | ${seconds(middle('engine'))} | |`);
  console.log(`| blocked while loading | ${middle('blocked').toFixed(0)} ms | |`);
  console.log(`| layout shift | ${middle('shift').toFixed(3)} | 0.1 |`);
  console.log(`| blocked in a minute of training | ${blocked.toFixed(0)} ms | 200 ms |`);
}
