// The letters that pictures are drawn with. They come with the tests' own packages: the page names only fonts of the
// machine it is on, and no two machines have the same.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from './browser.mjs';

const PACKAGES = join(ROOT, 'tests/browser/node_modules');

/** Families and the file of each; the last two have the signs that the others lack. */
const FAMILIES = {
  Sans: '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2',
  Serif: '@fontsource-variable/noto-serif/files/noto-serif-latin-wght-normal.woff2',
  Mono: '@fontsource-variable/noto-sans-mono/files/noto-sans-mono-latin-wght-normal.woff2',
  Signs: '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2',
  'More signs': '@fontsource/dejavu-serif/files/dejavu-serif-latin-400-normal.woff2',
};

/** What stands in for the page's own choice (static/style/tokens.css). */
const TOKENS = { '--font': 'Sans', '--font-display': 'Serif', '--font-mono': 'Mono' };

const address = (family) => `fonts/${family.replace(' ', '-')}.woff2`;

/** The files as further paths of the server: from there, the page's policy lets them in. */
export const FONTS = Object.fromEntries(Object.entries(FAMILIES).map(([family, file]) => [address(family), join(PACKAGES, file)]));

/** Has the page drawn with these fonts, all of them loaded. */
export async function dress(page) {
  const faces = Object.keys(FAMILIES).map((family) => [family, address(family)]);
  await page.evaluate(async (faces) => {
    for (const [family, address] of faces) {
      document.fonts.add(await new FontFace(family, `url("${address}")`, { weight: '100 900' }).load());
    }
  }, faces);
  const families = (own) => [own, 'Signs', 'More signs'].map((family) => `"${family}"`).join(', ');
  const tokens = Object.entries(TOKENS).map(([token, own]) => `${token}: ${families(own)};`);
  await page.addStyleTag({ content: `:root { ${tokens.join(' ')} }` });
}

/** Nothing seen is drawn with a font of this machine. */
export async function assertDressed(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const used = await Promise.all(nodeIds.map((nodeId) => devtools.send('CSS.getPlatformFontsForNode', { nodeId })));
  const fonts = used.flatMap(({ fonts }) => fonts);
  await devtools.detach();
  assert.deepEqual(fonts.filter((font) => !font.isCustomFont), [], 'a sign is in none of the fonts in fonts.mjs');
}
