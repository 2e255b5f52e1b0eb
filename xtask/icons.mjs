// Draws the icons that systems want as PNG from the one there is as SVG: node xtask/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, launch } from '../tests/browser/browser.mjs';

const FOLDER = join(ROOT, 'static/icons');
const svg = readFileSync(join(FOLDER, 'vitrine.svg'), 'utf8');
const ground = /fill="(#\w+)"/.exec(svg)[1];

const browser = await launch();
const draw = async (name, side, style) => {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  await page.setContent(`<style>* { margin: 0 } svg { display: block; width: 100vw; height: 100vh } ${style}</style>${svg}`);
  writeFileSync(join(FOLDER, name), await page.screenshot({ omitBackground: true }));
  await page.close();
};
for (const side of [192, 512]) await draw(`vitrine-${side}.png`, side, '');
// A system may cut any shape out of a maskable icon, so its ground goes to the edges and its drawing keeps to the middle.
await draw('vitrine-maskable-512.png', 512, `body { background: ${ground} } svg { box-sizing: border-box; padding: 10vw }`);
await browser.close();
