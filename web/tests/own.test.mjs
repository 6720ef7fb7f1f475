// A scenario of the reader's own is a text for the engine and nothing else, whatever stands in it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import {
  nativeHash, offlineContext, openLab, say, scenarioFile, startBrowser, turnTo, wholeHash,
} from './support.mjs';

let browser;
let context;
let faults;
let page;
let standard;
before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  ({ context, faults } = await offlineContext(browser));
  page = await openLab(context, 'scenario=two-powers');
  standard = await wholeHash(page);
});
afterEach(async () => {
  assert.equal(await page.evaluate(() => 'hit' in globalThis), false, 'a script of the file ran');
  await context.close();
  assert.deepEqual(faults, []);
});

/** Opens a file as the button does. */
function open(name, content) {
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  return page.locator('.picker-file input').setInputFiles({ name, mimeType: 'application/toml', buffer });
}

/** Drops a file on the page. */
async function drop(name, content) {
  const data = await page.evaluateHandle(([file, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], file));
    return transfer;
  }, [name, content]);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

const shipped = (id) => fs.readFileSync(scenarioFile(id), 'utf8');
const complaint = () => page.locator('.problems');

/** The world that was shown before is still there, and can be moved. */
async function lastGoodWorldStays() {
  assert.equal(await wholeHash(page), standard);
  await page.getByLabel(say('app.seed')).fill('9');
  await page.getByLabel(say('app.seed')).press('Tab');
  assert.equal(await wholeHash(page, { unlike: standard }),
    nativeHash('two-powers', '--seed', 9, '--runs', 1000));
  await complaint().waitFor({ state: 'detached' });
}

for (const [how, give] of [['dropped', drop], ['opened', open]]) {
  test(`a good scenario is shown when it is ${how}`, async () => {
    await give('another name.toml', shipped('korea'));
    assert.equal(await wholeHash(page, { unlike: standard }),
      nativeHash('korea', '--seed', 1, '--runs', 1000));
    assert.equal(await page.getByRole('combobox', { name: say('app.scenario'), exact: true }).inputValue(),
      'own-another-name');
    assert.ok(await page.getByRole('button', { name: say('app.copy-link') }).isDisabled());
  });
}

test('a malformed scenario is complained of with its place', async () => {
  const text = shipped('two-powers');
  const line = text.split('\n').findIndex((l) => l.startsWith('title = ')) + 1;
  await drop('bad.toml', text.replace(/^title = .*$/m, 'title = '));
  await complaint().getByText(new RegExp(`bad\\.toml:${line}:`)).waitFor();
  await lastGoodWorldStays();
});

test('a key that is no key is complained of with its place', async () => {
  const text = `${shipped('two-powers')}\n[nonsense]\nx = 1\n`;
  const line = text.split('\n').indexOf('[nonsense]') + 1;
  await open('odd.toml', text);
  await complaint().getByText(new RegExp(`odd\\.toml:${line}:.*nonsense`)).waitFor();
  await lastGoodWorldStays();
});

test('a huge file and a binary one are refused', async () => {
  await open('huge.toml', Buffer.alloc(30_000_000, 'a'));
  await complaint().getByText('huge.toml').waitFor();
  await open('binary.toml', Buffer.from([0xff, 0xfe, 0x00, 0x81, 0xc3, 0x28]));
  await complaint().getByText('binary.toml').waitFor();
  await open('zeros.toml', Buffer.alloc(1000));
  await complaint().getByText('zeros.toml').waitFor();
  await lastGoodWorldStays();
});

test('a file that names others does not get them', async () => {
  await open('base.toml', shipped('two-powers').replace(/^title = .*$/m, '$&\nbase = "../../etc/passwd"'));
  await complaint().getByText('base.toml').waitFor();
  await lastGoodWorldStays();
});

const markup = '<img src=x onerror=globalThis.hit=1></script><script>globalThis.hit=1</script>';

test('markup in texts is shown as text on every page', async () => {
  const hostile = shipped('zarubino').replace(/^(label|title|question|source|meaning) = "/gm, `$&${markup}`);
  await drop(`${markup.replace(/\//g, '')}.toml`, hostile);
  await wholeHash(page, { unlike: standard });
  assert.match(await page.locator('.question').textContent(), /^<img src=x onerror/);
  for (const name of ['why', 'lessons', 'theories', 'about', 'lab']) {
    await turnTo(page, name);
    await page.waitForTimeout(700);
    assert.equal(await page.locator('img[src=x]').count(), 0);
    assert.equal(await page.locator('body script').count(), 0);
  }
  await turnTo(page, 'why');
  await page.locator('.answers-chip').first().click();
  await page.locator('.card .waterfall').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await page.locator('img[src=x]').count(), 0);
});
