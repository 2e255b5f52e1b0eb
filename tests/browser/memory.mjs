// What a page's processes hold in memory, as Linux counts it.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { FLAGS, PATIENCE } from './browser.mjs';

/** Why memory cannot be measured here, or false. */
export const unmeasurable = process.platform === 'linux' ? false : 'reads /proc';

/**
 * A page in a browser of its own, with a profile on disk: what the page puts into files is then not in memory.
 * `page.memory()` gives the bytes its renderer holds (scripts, elements, WebAssembly of page and worker).
 */
export async function openAlone(t, site) {
  const profile = mkdtempSync(join(tmpdir(), 'vitrine-'));
  const executablePath = process.env.CHROME;
  const context = await chromium.launchPersistentContext(profile, { executablePath, channel: executablePath ? undefined : 'chromium', args: FLAGS });
  t.after(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(countAddresses);
  await page.goto(site.url);
  return Object.assign(page, { memory: () => held(profile) });
}

/** In the page: counts the object addresses that are in use. */
function countAddresses() {
  const [create, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
  const open = new Set();
  globalThis.addresses = open;
  URL.createObjectURL = (thing) => {
    const address = create.call(URL, thing);
    open.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    open.delete(address);
    revoke.call(URL, address);
  };
}

/** Bytes of private memory of all renderers of the browser with this profile. */
function held(profile) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(look).filter(Boolean);
  const browser = processes.find(({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='));
  const family = new Set([browser.pid]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  const renderers = processes.filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer'));
  return renderers.reduce((sum, { bytes }) => sum + bytes, 0);
}

function look(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, 'm'))?.[1] ?? 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
    return { pid: Number(pid), parent: kilobytes('PPid'), command, bytes: 1024 * (kilobytes('RssAnon') + kilobytes('RssShmem')) };
  } catch {
    return null; // it has ended
  }
}
