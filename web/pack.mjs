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

/** What the engine says of a shipped world as it is, asked while the page is built. */
async function description(wasm, world) {
  const module = await WebAssembly.compile(wasm);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => 52; // no such system call
  }
  const { exports: e } = await WebAssembly.instantiate(module, imports);
  e._initialize();
  const ask = (request) => {
    const text = new TextEncoder().encode(JSON.stringify(request));
    const at = e.lab_request(text.length); // may move the memory
    new Uint8Array(e.memory.buffer, at, text.length).set(text);
    e.lab_call();
    return new TextDecoder().decode(new Uint8Array(e.memory.buffer, e.lab_reply(), e.lab_reply_bytes()));
  };
  const scenario = `${world.id}/scenario.toml`;
  ask({ do: 'file', path: scenario, text: world.text });
  ask({ do: 'load', slot: 0, choice: { scenario } });
  return ask({ do: 'describe', slot: 0 });
}

/**
 * `wasm`: the file of the engine; `scenarios`: the folder of the shipped worlds; `first`: the one that
 * the page opens with, whose description goes with it, so that its levers are there at once.
 */
export function pack({ wasm, scenarios, first }) {
  return {
    name: 'tumen-pack',
    resolveId: (id) => (id === kId ? `\0${kId}` : null),
    async load(id) {
      if (id !== `\0${kId}`) return null;
      const bytes = fs.readFileSync(wasm);
      const worlds = scenariosIn(scenarios);
      const described = await description(bytes, worlds.find((w) => w.id === first));
      return Object.entries({ wasm: bytes, scenarios: JSON.stringify(worlds), described })
        .map(([name, content]) => `export const ${name} = ${JSON.stringify(packed(content))};`).join('\n');
    },
  };
}
