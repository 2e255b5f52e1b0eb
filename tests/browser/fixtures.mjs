// Files the tests hand to the page, made on the spot: pictures, zips, and files that mean harm.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ROOT } from './browser.mjs';

const SHARED = join(ROOT, '../shared');
export const WEIGHTS = join(SHARED, 'weights/deit_tiny_patch16_224.safetensors');
export const PHOTOS = join(SHARED, 'datasets/trashnet_small_256');

/** Why a test of the real weights and photos cannot run here, or false. */
export const missing = [WEIGHTS, PHOTOS].every(existsSync) ? false : 'needs the weights and photos in ../shared';

/** A file as a file input takes it. */
export function file(name, contents, mimeType = 'application/octet-stream') {
  return { name, mimeType, buffer: Buffer.from(contents) };
}

/**
 * A picture as PNG; `pixel(x, y)` gives [r, g, b].
 */
export function png(width, height, pixel) {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0; // no row filter
    for (let x = 0; x < width; x++) for (const value of pixel(x, y)) rows[at++] = value;
  }
  return assemblePng(width, height, 2, deflateSync(rows));
}

/** A plain picture with some texture; different seeds give different pictures. */
export function picture([r, g, b], seed = 0, side = 64) {
  return png(side, side, (x, y) => [r, g, b].map((value) => Math.max(0, Math.min(255, value + (((x * 7 + y * 13 + seed * 29) % 41) - 20)))));
}

/** A grey picture of huge sides in a small file. */
export function hugePng(width, height) {
  return assemblePng(width, height, 0, deflateSync(Buffer.alloc(height * (1 + width)), { level: 9 }));
}

function assemblePng(width, height, colourType, data) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A zip of a map from path to contents. */
export function zip(files) {
  return Buffer.from(zipSync(files, { level: 0 }));
}

/** A folder of class folders as a map from path to contents, paths relative to it. */
export function tree(folder, below = '') {
  const files = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) Object.assign(files, tree(folder, path));
    else if (/\.(jpe?g|png)$/i.test(entry.name)) files[path] = readFileSync(join(folder, path));
  }
  return files;
}

/**
 * A zip with one entry of `gibibytes` of zeros in a file a thousandth that size.
 * `declared` is the size its headers claim: the true one, or a small lie.
 */
export function zipBomb(path, gibibytes, declared = gibibytes * 2 ** 30) {
  // A full flush makes a piece that stands on its own, so one piece can be repeated.
  const piece = deflateRawSync(Buffer.alloc(2 ** 24), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  const data = Buffer.concat([...Array(gibibytes * 64).fill(piece), end]);
  const name = Buffer.from(path);
  const sizes = Buffer.alloc(20); // zip64: a 10 GiB size needs eight bytes
  sizes.writeUInt16LE(1, 0);
  sizes.writeUInt16LE(16, 2);
  sizes.writeBigUInt64LE(BigInt(declared), 4);
  sizes.writeBigUInt64LE(BigInt(data.length), 12);
  // Version 4.5, no flags, deflated, some date, a checksum nobody gets to, both sizes in the extra field.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(45, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt16LE(0x5a21, 8);
  common.writeUInt32LE(0xffffffff, 14);
  common.writeUInt32LE(0xffffffff, 18);
  common.writeUInt16LE(name.length, 22);
  common.writeUInt16LE(sizes.length, 24);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, sizes, data]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([45, 0]), common, Buffer.alloc(14), name, sizes]);
  const tail = Buffer.alloc(22);
  tail.write('PK\x05\x06', 'latin1');
  tail.writeUInt16LE(1, 8);
  tail.writeUInt16LE(1, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, tail]);
}

/** A safetensors file of zeros with these tensors: name → shape. */
export function safetensors(shapes) {
  const header = {};
  let at = 0;
  for (const [name, shape] of Object.entries(shapes)) {
    const bytes = 4 * shape.reduce((a, b) => a * b, 1);
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + bytes] };
    at += bytes;
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(at)]);
}
