// Unpacks the engine and the scenarios, and starts the workers.
import { described, scenarios, wasm } from 'virtual:pack';
import { kFlagship, plainChoice } from '../state';
import { Pool } from './pool';
import type { WorldInfo } from './types';

function unpacked(base64: string): Response {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

export async function startPool(): Promise<Pool> {
  const module = unpacked(wasm).arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
  const [shipped, flagship] = await Promise.all([
    unpacked(scenarios).json() as Promise<{ id: string; text: string }[]>,
    unpacked(described).json() as Promise<WorldInfo>,
  ]);
  const pool = new Pool(module, shipped);
  pool.know(plainChoice(kFlagship), flagship);
  return pool;
}
