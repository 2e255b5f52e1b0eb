// What axe-core finds wrong with a page, in lines that say where.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** WCAG 2.2 up to AA, and what axe calls best practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Every violation on the page as it is now, as "rule: what, where".
 * @param within a selector; the whole page without it
 */
export async function violations(page, within) {
  // As an expression of the debugger, which the page's content policy does not stop as it would a script.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${SOURCE}; undefined`);
  const found = await page.evaluate(
    async ([within, values]) => {
      // What is scrolled halfway under the bar that stays would be called too small.
      scrollTo({ top: 0, behavior: 'instant' });
      const context = within ? { include: [within] } : document;
      const { violations, passes } = await window.axe.run(context, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
      return { violations, passed: passes.length };
    },
    [within, TAGS],
  );
  if (found.passed === 0) throw new Error('axe-core looked at nothing');
  const where = (node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}${node.any[0] ? ` (${node.any[0].message})` : ''}`;
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${where(node)}`));
}

/** The same in both themes. */
export async function violationsInBothThemes(page, within) {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    // Colours on their way from one theme to the other are those of neither. (Chromium does not always keep the promise
    // that a transition has `finished`.)
    await page.evaluate(async () => {
      const moving = () => document.getAnimations().some((animation) => animation instanceof CSSTransition);
      while (moving()) await new Promise(requestAnimationFrame);
    });
    found.push(...(await violations(page, within)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}
