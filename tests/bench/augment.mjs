// DeiT's augmentation, one thread each: Vitrine natively and in the browser, timm on Pillow, taking turns:
// node augment.mjs BENCH_AUGMENT PYTHON PHOTOS
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { MINUTE, ROOT, launch } from '../browser/browser.mjs';
import { serve } from '../browser/server.mjs';

const [native, python, photos] = process.argv.slice(2);
const ROUNDS = 5;
const IN_BROWSER = 60; // photos

const files = readdirSync(photos, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const apart = Math.ceil(files.length / IN_BROWSER);
const chosen = files.map((file) => join(file.parentPath, file.name)).toSorted().filter((_, at) => at % apart === 0);
const extra = Object.fromEntries(chosen.map((file, at) => [`photo${at}`, file]));
const server = await serve(join(ROOT, 'dist'), { extra: { ...extra, 'worker.html': join(ROOT, 'tests/browser/worker.html') } });
const browser = await launch();
const page = await browser.newPage();
page.setDefaultTimeout(10 * MINUTE);
await page.goto(`${server.url}worker.html`);

const json = (program, ...rest) => JSON.parse(execFileSync(program, rest, { encoding: 'utf8' }));
const script = join(ROOT, 'tests/bench/augment.py');
const rates = { native: [], timm: [], wasm: [] };
let allocations;
for (let round = 0; round < ROUNDS; round++) {
  const ours = json(native, photos, '1');
  allocations = ours;
  rates.native.push(ours.images_per_second);
  rates.timm.push(json(python, script, photos, '1').images_per_second);
  const { augment, error } = await page.evaluate(async (count) => {
    const bytes = async (at) => new Uint8Array(await (await fetch(`photo${at}`)).arrayBuffer());
    const images = await Promise.all(Array.from({ length: count }, (_, at) => bytes(at)));
    return window.ask({ augment: { images, runs: 3 } });
  }, chosen.length);
  if (error) throw new Error(error);
  rates.wasm.push(...augment.ms.slice(1).map((ms) => (chosen.length / ms) * 1000)); // the first warms up
  process.stderr.write(`round ${round + 1} of ${ROUNDS}\r`);
}
const timm = median(rates.timm);
console.log(`\n${cpus()[0].model.trim()}, ${cpus().length} cores; Chromium ${browser.version()}; ${files.length} photos, one thread each.\n`);
console.log('| | images a second | of timm on Pillow |');
console.log('| --- | ---: | ---: |');
for (const [name, of] of [['Vitrine, native', 'native'], ['Vitrine, in the browser', 'wasm'], ['timm on Pillow', 'timm']]) {
  console.log(`| ${name} | ${median(rates[of]).toFixed(0)} | ${(median(rates[of]) / timm).toFixed(2)} |`);
}
console.log(`\nIn the browser ${(median(rates.wasm) / median(rates.native)).toFixed(2)} of native; ${allocations.allocations_per_image} allocations an image (${allocations.bytes_per_image} bytes), for what is drawn.`);
await browser.close();
await server.close();

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
