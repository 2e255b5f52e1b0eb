// A DeiT-tiny forward pass, from ready numbers to logits: Vitrine's CPU engine and onnxruntime-web's wasm
// backend, one thread each, in one browser: node bench.mjs WEIGHTS ONNX
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { MINUTE, ROOT, launch } from '../browser/browser.mjs';
import { serve } from '../browser/server.mjs';

const [weights, onnx] = process.argv.slice(2);
const BATCHES = [1, 8];
const ROUNDS = 7;
const RUNS = { 1: 8, 8: 2 };

const bench = join(ROOT, 'tests/bench');
const ort = join(bench, 'node_modules/onnxruntime-web');
const extra = { 'weights.safetensors': weights, 'model.onnx': onnx };
for (const name of ['bench.html', 'ort-worker.mjs']) extra[name] = join(bench, name);
for (const name of ['ort.wasm.min.mjs', 'ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm']) extra[`ort/${name}`] = join(ort, 'dist', name);

const protocol = readFileSync(join(ROOT, 'src/protocol.rs'), 'utf8').match(/VERSION: u32 = (\d+)/)[1];
const server = await serve(join(ROOT, 'dist'), { extra });
const browser = await launch();
const page = await browser.newPage();
page.setDefaultTimeout(10 * MINUTE);
await page.goto(`${server.url}bench.html?protocol=${protocol}`);
const measure = (engine, batch, runs) => page.evaluate((args) => window.measure(...args), [engine, batch, runs]);

const rows = [];
for (const batch of BATCHES) {
  const times = { vitrine: [], ort: [] };
  for (const engine of Object.keys(times)) await measure(engine, batch, 2); // warm
  for (let round = 0; round < ROUNDS; round++) {
    // Taking turns, so that whatever else the machine does falls on both.
    const order = round % 2 ? ['ort', 'vitrine'] : ['vitrine', 'ort'];
    for (const engine of order) times[engine].push(...(await measure(engine, batch, RUNS[batch])));
    process.stderr.write(`batch ${batch}: round ${round + 1} of ${ROUNDS}\r`);
  }
  rows.push([batch, median(times.vitrine), median(times.ort), Math.min(...times.vitrine), Math.min(...times.ort)]);
}

const versions = `onnxruntime-web ${JSON.parse(readFileSync(join(ort, 'package.json'), 'utf8')).version}`;
console.log(`\n${cpus()[0].model.trim()}, ${cpus().length} cores; Chromium ${browser.version()}; ${versions}; one thread each.\n`);
console.log('| batch | Vitrine CPU, ms | onnxruntime-web wasm, ms | ratio | best, ms |');
console.log('| ---: | ---: | ---: | ---: | ---: |');
for (const [batch, ours, theirs, best, theirBest] of rows) {
  console.log(`| ${batch} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${(ours / theirs).toFixed(2)} | ${best.toFixed(0)} and ${theirBest.toFixed(0)} |`);
}
await browser.close();
await server.close();

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
