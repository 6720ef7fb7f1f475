// A Vite plugin: the engine and the shipped scenarios as texts inside the page.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const kId = 'virtual:pack';

const packed = (bytes) => zlib.gzipSync(bytes, { level: 9 }).toString('base64');

function scenariosIn(folder) {
  return fs.readdirSync(folder).sort()
    .map((id) => ({ id, file: path.join(folder, id, 'scenario.toml') }))
    .filter(({ file }) => fs.existsSync(file))
    .map(({ id, file }) => ({ id, text: fs.readFileSync(file, 'utf8') }));
}

/** `wasm`: the file of the engine; `scenarios`: the folder of the shipped worlds. */
export function pack({ wasm, scenarios }) {
  return {
    name: 'tumen-pack',
    resolveId: (id) => (id === kId ? `\0${kId}` : null),
    load: (id) => id !== `\0${kId}` ? null
      : `export const wasm = ${JSON.stringify(packed(fs.readFileSync(wasm)))};
         export const scenarios = ${JSON.stringify(packed(JSON.stringify(scenariosIn(scenarios))))};`,
  };
}
