// "Why?": from the refused lease to the number that would have turned it.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { offlineContext, openLab, say, startBrowser, turnTo, wholeHash } from './support.mjs';

let browser;
let context;
let faults;
let page;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  ({ context, faults } = await offlineContext(browser));
  page = await openLab(context, 'scenario=turn-to-the-east');
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(faults, []);
});

const part = (name) => page.locator(`.card .${name}`);
const press = (key) => page.getByRole('button', { name: say(key), exact: true }).click();

async function openFirstCard() {
  await turnTo(page, 'why');
  await page.locator('.answers-chip').first().click();
  await part('waterfall').waitFor();
}

test('the card of a lease is reached by mouse', async () => {
  await openFirstCard();
  assert.ok((await page.locator('.card-sentence').textContent()).length > 30);
  await page.locator('.card-head').getByText(/lease of \d+ years/).first().waitFor();
  assert.ok(await part('waterfall').locator('tbody tr').count() >= 4);
  // Terms add up to the difference of the totals at both ends.
  const values = (await part('waterfall').locator('td.numbers').allTextContents())
    .map((text) => Number(text.replace('−', '-').replace(/[^\d.e-]/g, '')));
  const [second, ...terms] = values;
  const first = terms.pop();
  const sum = terms.reduce((a, b) => a + b, second);
  assert.ok(Math.abs(sum - first) <= 0.05 * terms.length * Math.max(...values.map(Math.abs)));
  await press('why.card.close');
  await page.locator('.guide').waitFor();
});

test('the card of a lease is reached by the keyboard alone', async () => {
  const focused = (selector) => page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector);
  const tabTo = async (selector) => {
    for (let k = 0; k < 80; ++k) {
      await page.keyboard.press('Tab');
      if (await focused(selector)) return;
    }
    assert.fail(`the Tab key does not lead to ${selector}`);
  };
  await tabTo('nav button:nth-of-type(2)');
  await page.keyboard.press('Enter');
  await page.locator('.answers-chip').first().waitFor();
  await tabTo('.answers-chip');
  await page.keyboard.press('Enter');
  await part('waterfall').waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('.card'));
  await tabTo('.card-close button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.answers-chip'));
});

test('a flip point is tried, and undone', async () => {
  await turnTo(page, 'lab');
  const standard = await wholeHash(page);
  await openFirstCard();
  const tries = part('flips').getByRole('button');
  const chips = page.locator('.answers-chip');
  let k = 0;
  // The first card with a number that anybody may move.
  while (!await tries.first().isEnabled({ timeout: 4000 }).catch(() => false)) {
    k += 1;
    assert.ok(k < await chips.count(), 'no card has a flip point to try');
    await chips.nth(k).click();
    await page.waitForTimeout(500);
  }
  await tries.first().click();
  await page.locator('.tried').waitFor();
  await turnTo(page, 'lab');
  await wholeHash(page, { unlike: standard });
  await turnTo(page, 'why');
  await press('why.tried.undo');
  await page.locator('.tried').waitFor({ state: 'detached' });
  await turnTo(page, 'lab');
  await wholeHash(page, { like: standard });
});

test('"why not?" takes one motive away', async () => {
  await openFirstCard();
  const motive = part('without').getByRole('button').first();
  await motive.click();
  assert.equal(await motive.getAttribute('aria-pressed'), 'true');
  assert.ok(await part('without').locator('tbody tr').count() >= 2);
  await motive.click();
  await part('without').locator('table').waitFor({ state: 'detached' });
});

test('another history has other luck', async () => {
  await turnTo(page, 'why');
  const chronicle = page.locator('.history');
  await page.locator('.rows-row').first().waitFor();
  const before = await chronicle.textContent();
  await page.getByRole('button', { name: say('why.run.next') }).click();
  await page.waitForFunction((text) => {
    const history = document.querySelector('.history');
    return history?.getAttribute('aria-busy') !== 'true' && history?.textContent !== text;
  }, before);
});
