// What the tests of the page share: where things are, the native program, and a browser that has
// the page open without a network.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const place = (variable, otherwise) => path.resolve(process.env[variable] ?? path.join(root, otherwise));
export const lab = place('TUMEN_LAB', 'build/web/lab.html');
export const wasm = place('TUMEN_WASM', 'build/wasm/lab.wasm');
export const program = place('TUMEN_PROGRAM', 'build/release/tumen');
const browserProgram = process.env.TUMEN_CHROMIUM ?? '/usr/bin/chromium';

/** Most milliseconds that anything on the page may take, on a machine that is busy. */
export const kLong = 60_000;

/** The hash that the native program gives of `run` with these words. */
export function nativeHash(...words) {
  const text = execFileSync(program, ['run', ...words.map(String), '--format', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  return JSON.parse(text).hash;
}

export const worlds = fs.readdirSync(path.join(root, 'scenarios')).sort()
  .filter((id) => fs.existsSync(scenarioFile(id)));

export function scenarioFile(id) {
  return path.join(root, 'scenarios', id, 'scenario.toml');
}

/** The shipped scenarios as the engine is given them: path and text. */
export function scenarioTexts() {
  return worlds.map((id) => [`${id}/scenario.toml`, fs.readFileSync(scenarioFile(id), 'utf8')]);
}

/** The English words of a key, as the page finds them. */
export function say(key, values = {}) {
  const [part, ...rest] = key.split('.');
  const file = path.join(root, 'web/src/i18n', `${part}.en.json`);
  const words = JSON.parse(fs.readFileSync(file, 'utf8'));
  const text = words[rest.join('.')] ?? rest.reduce((at, name) => at?.[name], words);
  if (typeof text !== 'string') throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

export function startBrowser() {
  return chromium.launch({
    executablePath: browserProgram, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A context without a network, and what went wrong in it: requests, errors, dialogs. */
export async function offlineContext(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 }, locale: 'en-GB', acceptDownloads: true, ...options,
  });
  const faults = [];
  const own = pathToFileURL(lab).href;
  await context.setOffline(true);
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url.split('#')[0] === own || /^(blob|data):/.test(url)) return route.continue();
    faults.push(`asked for ${url}`);
    return route.abort();
  });
  context.on('console', (m) => { if (m.type() === 'error') faults.push(`console: ${m.text()}`); });
  context.on('dialog', (d) => {
    faults.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  context.on('weberror', (e) => faults.push(`error: ${e.error()}`));
  return { context, faults };
}

/** Opens the page at a fragment ("scenario=zarubino&seed=2") and waits until it is ready. */
export async function openLab(context, fragment = '') {
  const page = await context.newPage();
  page.setDefaultTimeout(kLong);
  await page.goto(pathToFileURL(lab).href + (fragment && `#v=1&${fragment}`));
  await page.locator('.header nav').waitFor();
  return page;
}

/** Goes to a page of the lab by its button. */
export async function turnTo(page, name) {
  await page.getByRole('navigation', { name: say('app.pages') })
    .getByRole('button', { name: say(`app.page.${name}`), exact: true }).click();
}

/** Waits until all runs are in of a world whose hash is `like`, or any but `unlike`; that hash. */
export async function wholeHash(page, { like = '', unlike = '' } = {}) {
  const found = await page.waitForFunction((wanted) => {
    const progress = document.querySelector('.answers-progress progress');
    const hash = document.querySelector('.answers-hash code')?.textContent;
    return progress && progress.value === progress.max && hash && hash !== wanted.unlike
      && (!wanted.like || hash === wanted.like) && hash;
  }, { like, unlike }, { timeout: kLong });
  return found.jsonValue();
}
