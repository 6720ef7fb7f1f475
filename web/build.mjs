// Builds the pages: node build.mjs --wasm lab.wasm --out FOLDER [--page lab|report]
//
// Each becomes one file without any other: scripts, styles, engine and scenarios are inside, and a
// Content-Security-Policy lets it run its own script and nothing else.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { geography } from './geography.mjs';
import { pack } from './pack.mjs';
import { words } from './words.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: {
  wasm: { type: 'string' }, out: { type: 'string' }, page: { type: 'string', multiple: true },
} });
const out = path.resolve(values.out ?? path.join(root, '../build/web'));
const wasm = path.resolve(values.wasm ?? path.join(root, '../build/wasm/lab.wasm'));
const pages = values.page ?? ['lab', 'report'];

/** Parts of the words that a page does not show. */
const kWithout = { lab: ['report'], report: ['answers', 'app', 'data', 'lessons', 'map', 'theories', 'why',
  'why-name', 'why-quantity'] };

const plugins = (page) => [geography(), words({ folder: path.join(root, 'src/i18n'),
  without: kWithout[page] }), pack({ wasm, scenarios: path.join(root, '../scenarios'),
    first: 'zarubino' })];

/** Lets the page's own script run, known by its hash, and what that needs: the lab an engine. */
function withPolicy(page, html) {
  const scripts = [...html.matchAll(/<script type="module"[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = scripts.map(([, text]) =>
    `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`);
  const engine = page === 'lab';
  const policy = ["default-src 'none'",
    `script-src ${hashes.join(' ')}${engine ? " 'wasm-unsafe-eval' blob:" : ''}`,
    `worker-src ${engine ? 'blob:' : "'none'"}`, "style-src 'unsafe-inline'", 'img-src data: blob:', "base-uri 'none'",
    "form-action 'none'"].join('; ');
  return html.replace('<meta charset="utf-8" />',
    `<meta charset="utf-8" />\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

for (const page of pages) {
  await build({
    root,
    logLevel: 'warn',
    configFile: false,
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    plugins: [...plugins(page), viteSingleFile({ removeViteModuleLoader: true })],
    worker: { format: 'iife', plugins: () => plugins(page) },
    build: {
      outDir: out, emptyOutDir: false, target: 'es2022', modulePreload: false,
      rollupOptions: { input: path.join(root, `${page}.html`) },
    },
  });
  const file = path.join(out, `${page}.html`);
  fs.writeFileSync(file, withPolicy(page, fs.readFileSync(file, 'utf8')));
  console.log(`${file}: ${(fs.statSync(file).size / 1e6).toFixed(2)} MB`);
}
