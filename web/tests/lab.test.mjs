// The first page: everything that can be moved moves the answers, and what is moved can be put back,
// compared, passed on as an address and taken out as a file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { nativeHash, offlineContext, openLab, say, startBrowser, turnTo, wholeHash } from './support.mjs';

let browser;
let context;
let faults;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => { ({ context, faults } = await offlineContext(browser)); });
afterEach(async () => {
  await context.close();
  assert.deepEqual(faults, []);
});

const group = (page, title) => page.locator('.levers details')
  .filter({ has: page.getByText(title, { exact: true }) });
const unfold = (page, key) => group(page, say(key)).locator('summary').click();
const putBack = (page) => page.locator('.levers-head button');
const picked = (page, key) => page.getByRole('combobox', { name: say(key), exact: true });
const press = (page, key) => page.getByRole('button', { name: say(key), exact: true }).click();

/** Puts a slider to its top, or to its bottom where it stands there. */
async function slide(slider) {
  const [value, max] = await slider.evaluate((e) => [e.value, e.max]);
  await slider.press(value === max ? 'Home' : 'End');
}

/** One move of each kind. */
const moves = {
  'a slider': (page) => slide(page.locator('.levers fieldset input[type=range]').first()),
  'a shock off': async (page) => {
    await unfold(page, 'app.shocks.title');
    await page.locator('#shock-sanctions-2014').uncheck();
  },
  'the date of a shock': async (page) => {
    await unfold(page, 'app.shocks.title');
    await page.locator('.shock').filter({ has: page.locator('#shock-sanctions-2014') })
      .getByRole('combobox').selectOption('2018Q1');
  },
  'a weight of the theories': async (page) => {
    await unfold(page, 'app.weights.title');
    await slide(group(page, say('app.weights.title')).locator('input[type=range]').first());
  },
  'a mechanism off': async (page) => {
    await unfold(page, 'app.mechanisms.title');
    await group(page, say('app.mechanisms.title')).locator('input[type=checkbox]').first().uncheck();
  },
  'a theory': (page) => picked(page, 'app.theory').selectOption('hedging'),
  'a counterfactual': (page) => picked(page, 'app.arm').selectOption('no-najin'),
};

for (const [name, move] of Object.entries(moves)) {
  test(`moves ${name}, and puts it back`, async () => {
    const page = await openLab(context);
    const standard = await wholeHash(page);
    await move(page);
    assert.notEqual(await wholeHash(page, { unlike: standard }), standard);
    await putBack(page).click();
    await wholeHash(page, { like: standard });
    assert.ok(await putBack(page).isDisabled());
  });
}

test('moves a switch both ways', async () => {
  const page = await openLab(context);
  const standard = await wholeHash(page);
  const lever = page.locator('.levers fieldset input[type=checkbox]').first();
  await lever.click();
  await wholeHash(page, { unlike: standard });
  await lever.click();
  await wholeHash(page, { like: standard });
});

test('goes to another scenario and another seed', async () => {
  const page = await openLab(context);
  const first = await wholeHash(page);
  await page.getByLabel(say('app.seed')).fill('5');
  await page.getByLabel(say('app.seed')).press('Tab');
  const second = await wholeHash(page, { unlike: first });
  assert.equal(second, nativeHash('zarubino', '--seed', 5, '--runs', 1000));
  await picked(page, 'app.scenario').selectOption('two-powers');
  const third = await wholeHash(page, { unlike: second });
  assert.equal(third, nativeHash('two-powers', '--seed', 5, '--runs', 1000));
});

test('a lever that is put back alone restores the answers', async () => {
  const page = await openLab(context);
  const standard = await wholeHash(page);
  const row = page.locator('.lever').first();
  await slide(row.getByRole('slider'));
  await wholeHash(page, { unlike: standard });
  await row.getByRole('button').click();
  await wholeHash(page, { like: standard });
});

test('compares a pinned world with a later one', async () => {
  const page = await openLab(context);
  const standard = await wholeHash(page);
  await press(page, 'app.pin');
  await moves['a counterfactual'](page);
  await wholeHash(page, { unlike: standard });
  const differences = page.getByRole('region', { name: say('answers.differences') });
  await differences.getByText(say('answers.pairs', { pairs: '1,000' })).waitFor();
  assert.ok(await differences.locator('tbody tr').count() > 3);
  await turnTo(page, 'why');
  const parting = page.locator('.parting');
  await parting.getByText('Of 64 pairs of histories').waitFor();
  assert.ok(await parting.locator('tbody tr').count() > 0);
  await parting.locator('button[aria-expanded]').first().click();
  await page.locator('.pair').waitFor();
  await turnTo(page, 'lab');
  await press(page, 'app.unpin');
  await differences.waitFor({ state: 'detached' });
});

/** Moves a few things of different kinds together; the hash of the world before. */
async function moveMuch(page) {
  const standard = await wholeHash(page);
  await moves['a theory'](page);
  await moves['a slider'](page);
  await moves['the date of a shock'](page);
  await moves['a mechanism off'](page);
  await page.getByRole('button', { name: say('app.put-back', { count: 4 }) }).waitFor();
  await page.waitForFunction(() => /set=.*without=/.test(location.hash));
  return standard;
}

test('the address opens the same world elsewhere, and Copy link copies it', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openLab(context);
  const standard = await moveMuch(page);
  await press(page, 'app.copy-link');
  await page.getByRole('button', { name: say('app.copied'), exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, page.url());
  const other = await openLab(context, copied.split('#v=1&')[1]);
  const hash = await wholeHash(other);
  assert.notEqual(hash, standard);
  await wholeHash(page, { like: hash });
  assert.ok(await putBack(other).isEnabled());
});

test('the scenario file gives the native program the same world', async () => {
  const page = await openLab(context, 'scenario=zarubino&seed=7');
  const standard = await moveMuch(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'), press(page, 'app.toml')]);
  assert.equal(download.suggestedFilename(), 'zarubino.toml');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumen-'));
  const file = path.join(folder, 'zarubino.toml');
  await download.saveAs(file);
  const hash = nativeHash(file, '--seed', 7, '--runs', 1000);
  assert.notEqual(hash, standard);
  await wholeHash(page, { like: hash });
  fs.rmSync(folder, { recursive: true });
});

test('an address with nonsense in it opens the plain world or says what is wrong', async () => {
  const plain = await openLab(context, 'scenario=%3Cimg%20src%3Dx%3E&seed=-4&set=control:NaN&date=x:y');
  assert.equal(await wholeHash(plain), nativeHash('zarubino', '--seed', 1, '--runs', 1000));
  const wrong = await openLab(context, 'scenario=zarubino&set=no-such-lever:1');
  await wrong.getByRole('alert').getByText('no-such-lever').waitFor();
});
