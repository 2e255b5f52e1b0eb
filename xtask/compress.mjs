// Writes packed copies beside the files of a folder, for servers that pick them, and prints what a visitor downloads:
// node xtask/compress.mjs FOLDER CACHE
//
// Packing the engine as small as it gets takes a minute or two, so what has been packed once is found in CACHE again.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [folder, cache] = process.argv.slice(2);
const WORTH_PACKING = /\.(wasm|js|css|html|svg|json|webmanifest|txt|ftl|md)$/;
const PROGRAM = /\.(wasm|js|css|html)$/;

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const WAYS = { gz: (bytes) => promisify(gzip)(bytes, { level: 9 }), br: brotli };

mkdirSync(cache, { recursive: true });
const names = readdirSync(folder, { recursive: true }).filter((name) => WORTH_PACKING.test(name) && !name.startsWith('.')).sort();
// The largest first, so that none is left alone at the end.
const waiting = names.flatMap((name) => Object.keys(WAYS).map((way) => ({ name, way, size: statSync(join(folder, name)).size })));
waiting.sort((a, b) => b.size - a.size);
await Promise.all(cpus().map(work));
print();

async function work() {
  for (let job = waiting.shift(); job; job = waiting.shift()) await pack(join(folder, job.name), job.way);
}

async function pack(path, way) {
  const bytes = readFileSync(path);
  const kept = join(cache, `${createHash('sha256').update(bytes).digest('hex')}.${way}`);
  if (!existsSync(kept)) {
    // Under its own name only when whole.
    writeFileSync(`${kept}.part`, await WAYS[way](bytes));
    renameSync(`${kept}.part`, kept);
  }
  const now = new Date();
  utimesSync(kept, now, now);
  copyFileSync(kept, `${path}.${way}`);
}

function print() {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(0).padStart(10);
  const row = (name, sizes) => console.log(`${name.padEnd(44)}${sizes.map(kilobytes).join('')}`);
  const sizes = (name) => ['', '.gz', '.br'].map((ending) => statSync(join(folder, name + ending)).size);
  console.log(`\n${'kB'.padEnd(44)}${['raw', 'gzip', 'brotli'].map((word) => word.padStart(10)).join('')}`);
  // What the page names is fetched before it can be used; a part of its program, and the engine, come after that.
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const isFirst = (name) => name === 'index.html' || page.includes(`./${name}`);
  const programs = names.filter((name) => PROGRAM.test(name));
  const groups = [
    ['until the page can be used', programs.filter(isFirst)],
    ['the rest of the page, right after', programs.filter((name) => !isFirst(name) && name.startsWith('vitrine-app'))],
    ['the engine, after that', programs.filter((name) => !isFirst(name) && name.startsWith('vitrine-engine'))],
    ['besides', programs.filter((name) => !isFirst(name) && !/^vitrine-(app|engine)/.test(name))],
  ];
  for (const [words, group] of groups) {
    for (const name of group) row(name, sizes(name));
    const sum = group.map(sizes).reduce((sum, one) => sum.map((bytes, at) => bytes + one[at]), [0, 0, 0]);
    if (group.length > 0) row(`  = ${words}`, sum);
  }
}
