// The engine without the page: the few lines of src/engine/module.ts again, so that what they do is
// not checked against itself.

/**
 * Hashes of ensembles. Runs in Node and inside a page alike, so it uses nothing from outside itself.
 * `asks` are [scenario, seed, runs].
 */
export async function hashesOf({ wasm, files, asks }) {
  const bytes = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  const module = await WebAssembly.compile(bytes);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => 52;
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize();
  const call = (request) => {
    const text = new TextEncoder().encode(JSON.stringify(request));
    const at = exports.lab_request(text.length);
    new Uint8Array(exports.memory.buffer, at, text.length).set(text);
    exports.lab_call();
    const reply = new Uint8Array(exports.memory.buffer, exports.lab_reply(), exports.lab_reply_bytes());
    const answer = JSON.parse(new TextDecoder().decode(reply));
    if (answer.error || answer.problems) throw new Error(JSON.stringify(answer));
    return answer;
  };
  for (const [path, text] of files) call({ do: 'file', path, text });
  return asks.map(([scenario, seed, runs]) => {
    const choice = { scenario: `${scenario}/scenario.toml`, variant: 'full', seed };
    call({ do: 'load', slot: 0, choice });
    return call({ do: 'run', slot: 0, first: 0, count: runs, metrics: [] }).hash;
  });
}
