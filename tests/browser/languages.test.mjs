// The page in the reader's language: chosen by the browser or in the foot, complete, and English where its file is missing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { MINUTE, RESULTS, ROOT, open, site } from './browser.mjs';
import { file, picture, zip } from './fixtures.mjs';
import { add, everyKind, unfold } from './kinds.mjs';
import { addPictures, cell, part, reaches, run, sentence, until } from './notebook.mjs';

const here = site();

/** Where the page keeps the choice. */
const KEY = 'vitrine-language';

/** The sentences of a language that take no arguments: name → words. */
function sentences(language, file = 'page.ftl') {
  const lines = readFileSync(join(ROOT, 'web/app/i18n', language, file), 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => /^([a-z][\w-]*) = (.*)$/.exec(line)).filter((found) => found && !found[2].includes('{')).map(([, name, words]) => [name, words]));
}

const ENGLISH = sentences('en');

/** English sentences of more than one word that the page shows although its language has other words for them. */
async function untranslated(page, language) {
  const own = sentences(language);
  const shown = await page.evaluate(() => {
    const words = [];
    for (const element of document.querySelectorAll('body *')) {
      for (const name of ['title', 'aria-label', 'placeholder', 'alt']) if (element.hasAttribute(name)) words.push(element.getAttribute(name));
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent.trim());
    }
    return [...new Set(words)];
  });
  const english = new Map(Object.entries(ENGLISH).filter(([name, words]) => words.includes(' ') && own[name] !== words).map(([name, words]) => [words, name]));
  return shown.filter((words) => english.has(words));
}

/** What of a page is in English, by words that no other language here has. */
function english(text) {
  return text.split('\n').filter((line) => / (the|of|with|and|which|your|are|from) /.test(line));
}

for (const [locale, language, all] of [['de-DE', 'de', 'Alle ausführen'], ['fr-CA', 'fr', 'Tout exécuter'], ['es-MX', 'es', 'Ejecutar todo'], ['zh-CN', 'zh-Hans', '全部运行']]) {
  test(`a reader of ${language} reads no English`, { timeout: 5 * MINUTE }, async (t) => {
    const page = await open(t, here, { context: { locale, viewport: { width: 1280, height: 900 } } });
    await part(page, 'run-all').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    assert.equal(await part(page, 'run-all').innerText(), all);
    await part(page, 'run-all').click();
    await reaches(cell(page, 'evaluate'), 'done');
    assert.deepEqual(english(await page.locator('body').innerText()), [], 'the default notebook after its run');
    const tile = await part(cell(page, 'evaluate'), 'top1').innerText();
    assert.match(tile, language === 'zh-Hans' ? /^[01]\.\d{3}$/ : /^[01],\d{3}$/, 'numbers have the signs of the language');
    await page.screenshot({ path: join(RESULTS, `language-${language}.png`), fullPage: true });
    await everyKind(page);
    await unfold(page);
    assert.deepEqual(await untranslated(page, language), []);
    await page.setViewportSize({ width: 360, height: 800 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(content <= 360, `${content} px of content in 360 px`);
    assert.deepEqual(page.complaints, []);
  });
}

test('what the engine says is said in the reader\'s language', { timeout: 4 * MINUTE }, async (t) => {
  const page = await open(t, here, { context: { locale: 'de-DE' } });
  const said = sentences('de', 'engine.ftl');
  const text = zip({ 'cats/text.jpg': Buffer.from('Dear diary, this is not a photograph.\n'.repeat(20)), 'cats/red.png': picture([200, 40, 40]) });
  await addPictures(cell(page, 'data'), file('text.zip', text, 'application/zip'));
  const problems = await sentence(page, 'problems', /text\.jpg/);
  assert.ok(problems.includes(said['said-image-none']), problems);
  // A sentence within a sentence.
  const model = cell(page, 'model');
  await part(model, 'model-source').selectOption('file');
  await part(model, 'weights-input').setInputFiles(file('page.safetensors', Buffer.from('<!DOCTYPE html><html><body>Not found, and long enough to look at</body></html>')));
  await part(model, 'run').click();
  await reaches(model, 'failed');
  const failure = await sentence(model, 'failure');
  for (const name of ['said-weights-is-html', 'said-weights-choose']) assert.ok(failure.includes(said[name]), `${name}: ${failure}`);
  // Numbers and names within one.
  await part(model, 'model-source').selectOption('starter');
  await cell(page, 'data').locator('button[data-testid="run"]').click();
  await reaches(cell(page, 'data'), 'done');
  const augment = await add(page, 'augment');
  await run(augment);
  const captions = await augment.locator('.view').allInnerTexts();
  assert.ok(captions.length > 0);
  assert.deepEqual(captions.filter((caption) => /Crop|Flip|Rotate|Bright/.test(caption)), []);
  assert.ok(captions.some((caption) => /\d/.test(caption) && !/\d\.\d/.test(caption)), `decimals are German: ${captions}`);
  assert.deepEqual(page.complaints, []);
});

test('a language is chosen in the foot, and stays', { timeout: 3 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await part(page, 'title').fill('Mine');
  await part(page, 'title').blur();
  await part(page, 'language').selectOption('fr');
  await until('French', () => page.evaluate(() => document.documentElement.lang).catch(() => ''), (lang) => lang === 'fr');
  await until('the title is kept', () => part(page, 'title').inputValue(), (title) => title === 'Mine');
  await page.reload();
  await part(page, 'run-all').filter({ hasText: 'Tout exécuter' }).waitFor();
  assert.equal(await part(page, 'language').inputValue(), 'fr');
  await part(page, 'language').selectOption('en');
  await part(page, 'run-all').filter({ hasText: 'Run all' }).waitFor();
});

test('a language whose file does not come is said, in English', { timeout: 2 * MINUTE }, async (t) => {
  const page = await open(t, here);
  await page.route('**/i18n/de/*', (route) => route.abort());
  await page.evaluate((key) => localStorage.setItem(key, 'de'), KEY);
  await page.reload();
  assert.match(await sentence(page, 'notice', /Deutsch/), /^The sentences in Deutsch could not be fetched, so the page speaks English this time\./);
  assert.equal(await part(page, 'run-all').innerText(), 'Run all');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
});
