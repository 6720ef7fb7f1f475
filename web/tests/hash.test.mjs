// The same world and the same seed give the same numbers in the native program, in Node, and in a
// browser: one hash each.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { hashesOf } from './engine.mjs';
import {
  lab, nativeHash, offlineContext, openLab, scenarioTexts, startBrowser, wasm, wholeHash, worlds,
} from './support.mjs';

const seeds = Array.from({ length: 100 }, (_, k) => k + 1);
const asks = [
  ...seeds.map((seed) => ['zarubino', seed, 1]),
  ...worlds.map((id) => [id, 1, 64]),
];
const given = () => ({ wasm: fs.readFileSync(wasm).toString('base64'), files: scenarioTexts(), asks });

let browser;
let native;
before(async () => {
  browser = await startBrowser();
  native = asks.map(([id, seed, runs]) => nativeHash(id, '--seed', seed, '--runs', runs));
});
after(() => browser?.close());

test('there are eight worlds, and no two ensembles have one hash', () => {
  assert.equal(worlds.length, 8);
  assert.equal(new Set(native).size, asks.length);
});

test('the page has this engine inside', () => {
  const packs = fs.readFileSync(lab, 'utf8').match(/H4sI[A-Za-z0-9+/]{1000,}={0,2}/g) ?? [];
  const unpacked = packs.map((text) => zlib.gunzipSync(Buffer.from(text, 'base64')));
  assert.ok(unpacked.some((bytes) => bytes.equals(fs.readFileSync(wasm))));
});

test('100 seeds and 64 runs of each world: Node and the native program', async () => {
  assert.deepEqual(await hashesOf(given()), native);
});

test('100 seeds and 64 runs of each world: Chromium and the native program', async () => {
  const { context, faults } = await offlineContext(browser);
  const page = await openLab(context);
  assert.deepEqual(await page.evaluate(hashesOf, given()), native);
  assert.deepEqual(faults, []);
  await context.close();
});

for (const [id, seed] of [['zarubino', 1], ['zarubino', 77], ['two-powers', 2], ['korea', 3]]) {
  test(`the hash that the page shows of 1,000 runs: ${id}, seed ${seed}`, async () => {
    const { context, faults } = await offlineContext(browser);
    const page = await openLab(context, `scenario=${id}&seed=${seed}`);
    assert.equal(await wholeHash(page), nativeHash(id, '--seed', seed, '--runs', 1000));
    assert.deepEqual(faults, []);
    await context.close();
  });
}
