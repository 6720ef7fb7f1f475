// A report of a real store, in Chromium without a network.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { program, root, startBrowser } from './support.mjs';

const template = path.resolve(process.env.TUMEN_REPORT ?? path.join(root, 'build/web/report.html'));
const marker = '{"report":"the data come here"}';

// Labels that would be markup, were they not data.
const experiment = `
schema_version = 1
[experiment]
id = "hostile"
title = "</script><img src=x onerror=alert(1)> & \\"quotes\\""
scenario = "SCENARIO"
replications = 16
metrics = ["RR[*]", "DEC[*]"]
[arm.baseline]
label = "<b onclick=alert(2)>as it is</b>"
[factor.w_H]
values = [0, 0.5, 1]
[factor.rho]
values = [1.5, 2.5]
`;

let browser, folder;

const tumen = (...words) => execFileSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tumen-report-'));
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** The page as the program fills it: tests/cli/cli_report_page_test.cc holds the program to that. */
function filled(document) {
  const html = fs.readFileSync(template, 'utf8');
  assert.equal(html.split(marker).length, 2, 'the template has its marker once');
  return html.replace(marker, () => document.replaceAll('<', '\\u003c'));
}

test('a report shows its figures and asks for nothing', async () => {
  const text = path.join(folder, 'hostile.toml'), store = path.join(folder, 'hostile.db');
  fs.writeFileSync(text, experiment.replace('SCENARIO', path.join(root, 'scenarios/two-powers')));
  tumen('sweep', text, '--store', store);
  const file = path.join(folder, 'report.html');
  fs.writeFileSync(file, filled(tumen('report', store, '--format', 'json')));

  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' });
  const faults = [];
  await context.setOffline(true);
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === pathToFileURL(file).href || /^(blob|data):/.test(url)) return route.continue();
    faults.push(url);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') faults.push(m.text()); });
  page.on('pageerror', (e) => faults.push(String(e)));
  page.on('dialog', (d) => { faults.push('a script of the data ran'); return d.dismiss(); });
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('heading', { level: 1 }).waitFor();

  assert.ok(await page.locator('svg').count() >= 2, 'there are figures');
  assert.ok((await page.locator('h1').innerText()).includes('<img src=x onerror=alert(1)>'));
  assert.equal(await page.locator('img, b[onclick]').count(), 0, 'texts are no markup');
  const body = await page.locator('body').innerText();
  for (const word of ['Design', '96', 'two-powers']) assert.ok(body.includes(word), word);
  assert.deepEqual(faults, []);

  await page.evaluate(fs.readFileSync(path.join(root, 'web/node_modules/axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] }));
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), []);
});
