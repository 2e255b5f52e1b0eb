// One Chromium, one server with the page below a path, and fresh pages that may not leave this machine.
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const RESULTS = join(ROOT, 'test-results');
export const MINUTE = 60_000;

/** Long enough for any single state change on a slow machine; tests wait for states, never for time. */
export const PATIENCE = 4 * MINUTE;

export const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // Beside the interception below: nothing but this machine even has an address.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

export function launch() {
  const executablePath = process.env.CHROME;
  return chromium.launch({ executablePath, channel: executablePath ? undefined : 'chromium', args: FLAGS });
}

/**
 * Starts server and browser before a file's tests and ends them after.
 * @param extra further paths the server knows, as in `serve`
 */
export function site(extra = {}) {
  const site = { url: '', browser: null };
  let server;
  before(async () => {
    mkdirSync(RESULTS, { recursive: true });
    // A path with a name: the page must work from anywhere.
    server = await serve(join(ROOT, 'dist'), { prefix: '/some/where/', extra });
    site.url = server.url;
    site.browser = await launch();
  });
  after(async () => {
    await site.browser?.close();
    await server?.close();
  });
  return site;
}

/**
 * A fresh page in a context of its own, closed when the test ends.
 * `page.outside` lists requests to other machines, `page.complaints` what the console and scripts complain of.
 */
export async function open(t, site, { path = '', context: options = {} } = {}) {
  // What a service worker answers passes by the interception below; the tests that are about it allow it.
  const context = await site.browser.newContext({ permissions: ['camera'], acceptDownloads: true, serviceWorkers: 'block', ...options });
  t.after(() => context.close());
  const outside = [];
  const complaints = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (isHere(url)) return route.continue();
    outside.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(site.url + path);
  return Object.assign(page, { outside, complaints });
}

function isHere(url) {
  const { protocol, hostname } = new URL(url);
  return ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1';
}
