// The first exercise from the prediction to the rubric; what was written outlives the page.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { offlineContext, openLab, say, startBrowser, turnTo } from './support.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

const sentence = 'Control is what the host fears to lose, and length alone is cheap.';
const step = (page, name) => page.locator(`section[aria-labelledby="lessons-step-${name}"]`);
const press = (inside, key, values) =>
  inside.getByRole('button', { name: say(key, values), exact: true }).click();
const student = (page) => page.getByRole('textbox', { name: say('lessons.student'), exact: true });
const points = async (page) => (await step(page, 'score').locator('tfoot td').textContent()).trim();

async function predict(page) {
  const at = step(page, 'predict');
  await at.getByRole('radio').nth(1).check();
  await at.getByLabel(say('lessons.whyContrast')).fill(sentence);
  const lock = at.getByRole('button', { name: say('lessons.lock'), exact: true });
  assert.ok(await lock.isDisabled());
  const rows = at.locator('tbody tr');
  for (let k = 0; k < await rows.count(); ++k) {
    await rows.nth(k).getByRole('button', { name: say('lessons.sign.lower'), exact: true }).click();
    await rows.nth(k).getByRole('spinbutton').fill('0.1');
  }
  await lock.click();
  await at.getByText(say('lessons.locked')).waitFor();
}

/** Runs the pairs, and reports the first effect with its interval and its share of pairs. */
async function report(page) {
  const at = step(page, 'run');
  await at.getByRole('button', { name: /^Run / }).click();
  await at.locator('tbody tr').first().waitFor();
  const effect = await page.evaluate(() => {
    const { contrasts } = Object.values(JSON.parse(localStorage.getItem('tumen.lessons')).lessons)[0];
    return Object.values(Object.values(contrasts)[0].effects)[0];
  });
  const words = `Effect ${effect.difference}, from ${effect.lo} to ${effect.hi}; `
    + `higher in ${effect.higher}, lower in ${effect.lower} of pairs.`;
  await at.getByLabel(say('lessons.report')).fill(words);
}

async function findDecision(page) {
  const at = step(page, 'decision');
  await press(at, 'lessons.findParting');
  await at.locator('tbody tr').first().waitFor();
  await at.getByRole('textbox').fill(sentence);
}

async function name(page, what) {
  const at = step(page, what);
  await at.getByRole('radio').first().check();
  await at.getByRole('textbox').fill(sentence);
  await press(at, 'lessons.showOwn');
  await at.getByText(say('lessons.lessonsOwn')).waitFor();
}

test('exercise 1, from the prediction to the rubric', async () => {
  const { context, faults } = await offlineContext(browser);
  const page = await openLab(context);
  await turnTo(page, 'lessons');
  assert.equal(await points(page), '0 / 10');
  assert.ok(await step(page, 'run').getByRole('button', { name: /^Run / }).isDisabled());
  await student(page).fill('Ann <b>');
  await predict(page);
  await report(page);
  await findDecision(page);
  await name(page, 'rival');
  await name(page, 'limit');
  assert.equal(await points(page), '10 / 10');

  await page.reload();
  await turnTo(page, 'lessons');
  assert.equal(await points(page), '10 / 10');
  assert.equal(await student(page).inputValue(), 'Ann <b>');
  assert.ok(await step(page, 'run').locator('tbody tr').count() > 0);

  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'lessons.export')]);
  assert.equal(download.suggestedFilename(), 'tumen-lessons.json');
  const saved = fs.readFileSync(await download.path());
  assert.equal(JSON.parse(saved).student, 'Ann <b>');

  await press(step(page, 'decision'), 'lessons.findParting');
  await step(page, 'decision').getByRole('button', { name: say('lessons.openCard') }).first().click();
  await page.locator('.card .waterfall').waitFor();
  assert.deepEqual(faults, []);
  await context.close();

  // Another browser has nothing of it until the file is opened there.
  const other = await offlineContext(browser);
  const fresh = await openLab(other.context);
  await turnTo(fresh, 'lessons');
  assert.equal(await points(fresh), '0 / 10');
  const give = (buffer) => fresh.locator('.lessons-files input')
    .setInputFiles({ name: 'work.json', mimeType: 'application/json', buffer });
  await give(saved);
  await fresh.getByText(say('lessons.imported'), { exact: true }).waitFor();
  assert.equal(await points(fresh), '10 / 10');
  await give(Buffer.from('{"lessons": 3'));
  await fresh.getByText(say('lessons.notImported'), { exact: true }).waitFor();
  assert.equal(await points(fresh), '10 / 10');
  assert.deepEqual(other.faults, []);
  await other.context.close();
});

test('every exercise opens', async () => {
  const { context, faults } = await offlineContext(browser);
  const page = await openLab(context);
  await turnTo(page, 'lessons');
  const list = page.locator('.lessons-list ol button');
  assert.equal(await list.count(), 10);
  for (let k = 0; k < 10; ++k) {
    await list.nth(k).click();
    await page.locator('.lessons-head h1').getByText(new RegExp(`^${k + 1}\\. `)).waitFor();
    if (k < 9) await page.waitForFunction(() => !document.querySelector(
      '[aria-labelledby="lessons-step-predict"] tbody')?.textContent.includes('…'));
  }
  assert.deepEqual(faults, []);
  await context.close();
});
