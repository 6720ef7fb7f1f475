// Each page for eyes, ears and keys: no violation of WCAG 2 A and AA that axe-core can find, in both
// colour schemes, on a laptop and on a tablet; nothing wider than the window.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { offlineContext, openLab, root, say, startBrowser, turnTo, wholeHash } from './support.mjs';

const axe = fs.readFileSync(path.join(root, 'web/node_modules/axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** What axe-core objects to: rule, place, and why. */
async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
    const { violations: found } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return found.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
      `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`));
  });
}

const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Each page as it stands when somebody works with it. */
const states = {
  lab: async (page) => {
    await page.locator('.levers details').evaluateAll((all) => { for (const d of all) d.open = true; });
  },
  why: async (page) => {
    await page.locator('.answers-chip').first().click();
    await page.locator('.card .waterfall').waitFor();
  },
  lessons: async (page) => {
    await page.locator('.lessons-step').first().waitFor();
  },
  theories: async (page) => {
    await page.getByRole('textbox').fill('7');
    await page.getByRole('textbox').press('Enter');
    await page.locator('.theories svg, .theories table').first().waitFor();
  },
  about: async (page) => {
    await page.locator('table').first().waitFor();
  },
};

for (const colorScheme of ['light', 'dark']) {
  for (const [width, height] of [[1280, 720], [768, 1024]]) {
    test(`no violation, nothing too wide: ${colorScheme}, ${width} x ${height}`, async () => {
      const { context, faults } = await offlineContext(browser, { colorScheme, viewport: { width, height } });
      const page = await openLab(context);
      await wholeHash(page);
      const wrong = [];
      const look = async (name) => {
        wrong.push(...(await violations(page)).map((v) => `${name}: ${v}`));
        const over = await overhang(page);
        if (over > 0) wrong.push(`${name}: ${over} pixels wider than the window`);
      };
      for (const [name, work] of Object.entries(states)) {
        await turnTo(page, name);
        await work(page);
        await look(name);
      }
      await turnTo(page, 'lab');
      await page.getByRole('button', { name: say('app.pin'), exact: true }).click();
      await page.getByRole('combobox', { name: say('app.arm'), exact: true }).selectOption('no-najin');
      await page.locator('.differences tbody tr').first().waitFor();
      await look('lab, pinned');
      await turnTo(page, 'why');
      await page.locator('.parting tbody tr').first().waitFor();
      await look('why, pinned');
      assert.deepEqual(wrong, []);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

for (const language of ['ko', 'ru', 'zh']) {
  test(`nothing too wide in ${language}`, async () => {
    const { context, faults } = await offlineContext(browser, { locale: language });
    const page = await openLab(context);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    const wrong = [];
    const buttons = page.locator('.header nav button');
    for (let k = 0; k < await buttons.count(); ++k) {
      await buttons.nth(k).click();
      for (const width of [1280, 768]) {
        await page.setViewportSize({ width, height: 720 });
        await page.waitForTimeout(300);
        const over = await overhang(page);
        if (over > 0) wrong.push(`page ${k} at ${width}: ${over} pixels wider than the window`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(faults, []);
    await context.close();
  });
}
