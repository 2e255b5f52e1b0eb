// Prints what a visitor of the page downloads: node xtask/sizes.mjs FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [folder] = process.argv.slice(2);
// Level 9 of 11 comes within a few per cent of the smallest, in seconds instead of a minute.
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
const kilobytes = (bytes) => (bytes.length / 1000).toFixed(0).padStart(10);

console.log(`${'kB'.padEnd(44)}${'raw'.padStart(10)}${'gzip'.padStart(10)}${'brotli'.padStart(10)}`);
for (const name of readdirSync(folder, { recursive: true }).sort()) {
  if (!/\.(wasm|js|css|html)$/.test(name)) continue;
  const bytes = readFileSync(join(folder, name));
  console.log(`${name.padEnd(44)}${kilobytes(bytes)}${kilobytes(gzipSync(bytes))}${kilobytes(brotli(bytes))}`);
}
