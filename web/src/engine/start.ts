// Unpacks the engine and the scenarios, and starts the workers.
import { scenarios, wasm } from 'virtual:pack';
import { Pool } from './pool';

function unpacked(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

export async function startPool(): Promise<Pool> {
  const [bytes, shipped] = await Promise.all([unpacked(wasm).arrayBuffer(), unpacked(scenarios).json()]);
  return new Pool(await WebAssembly.compile(bytes), shipped as { id: string; text: string }[]);
}
