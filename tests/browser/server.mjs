// A static file server for one folder: node server.mjs FOLDER [--port N]
//
// `cargo xtask serve` runs it as it is; tests mount the page below a path and add pages of their own.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/**
 * Serves `folder` on this machine only, at `prefix`.
 * `extra` maps further paths below the prefix to files elsewhere, or to functions that answer. A path that ends in
 * a slash stands for all below it.
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, { port = 0, prefix = '/', extra = {} } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const answer = answerer(prefix, extra, request.url);
    if (answer) {
      await answer(request, response);
      return;
    }
    const file = await locate(root, prefix, extra, request.url);
    if (!file || !['GET', 'HEAD'].includes(request.method)) {
      response.writeHead(file ? 405 : 404, { 'content-type': 'text/plain' }).end(file ? 'only GET' : 'not found');
      return;
    }
    const { packing, path, size } = await packed(file, request.headers['accept-encoding'] ?? '');
    response.writeHead(200, {
      'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
      'content-length': size,
      ...(packing && { 'content-encoding': packing, vary: 'accept-encoding' }),
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).on('error', () => response.destroy()).pipe(response);
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

/** The packed copy of a file that the browser can read, if there is one that is not older; else the file. */
async function packed(file, accepted) {
  for (const [packing, ending] of [['br', '.br'], ['gzip', '.gz']]) {
    const copy = accepted.includes(packing) && (await stat(file.path + ending).catch(() => null));
    if (copy && copy.mtimeMs >= file.changed) return { packing, path: file.path + ending, size: copy.size };
  }
  return file;
}

/** The function that answers for a path, if there is one. */
function answerer(prefix, extra, url) {
  const path = url.split('?')[0];
  if (!path.startsWith(prefix)) return null;
  const name = path.slice(prefix.length);
  const found = extra[name] ?? (name.includes('/') ? extra[name.slice(0, name.indexOf('/') + 1)] : undefined);
  return typeof found === 'function' ? found : null;
}

async function locate(root, prefix, extra, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(prefix)) return null;
  const name = path.slice(prefix.length);
  const file = extra[name] ?? normalize(join(root, name === '' || name.endsWith('/') ? `${name}index.html` : name));
  if (!(name in extra) && !file.startsWith(root + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { path: file, size: found.size, changed: found.mtimeMs } : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '8080' } } });
  try {
    const { url } = await serve(positionals[0] ?? 'dist', { port: Number(values.port) });
    console.log(`Vitrine is at ${url} (Ctrl+C ends it).`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${values.port} is in use: choose another with --port.` : String(error));
    process.exit(1);
  }
}
