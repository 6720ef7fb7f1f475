// A worker: one engine that answers requests in their order.
import { LabModule } from './module';

export interface Start {
  module: WebAssembly.Module;
  /** Scenario texts by path. */
  files: [path: string, text: string][];
}

export interface Ask {
  id: number;
  request: object;
  given?: Float64Array<ArrayBuffer>;
}

export interface Told {
  id: number;
  json: Record<string, unknown>;
  numbers: Float64Array<ArrayBuffer>;
  /** The engine broke down and was started anew without worlds and gatherings. */
  restarted?: boolean;
}

let start: Start | null = null;
let lab: Promise<LabModule> | null = null;

async function fresh(from: Start): Promise<LabModule> {
  const module = await LabModule.start(from.module);
  for (const [path, text] of from.files) module.call({ do: 'file', path, text });
  return module;
}

async function answer(from: Start, ask: Ask): Promise<Told> {
  lab ??= fresh(from);
  try {
    const request = ask.request as { do?: string; path?: string; text?: string };
    if (request.do === 'file') from.files.push([request.path ?? '', request.text ?? '']);
    return { id: ask.id, ...(await lab).call(ask.request, ask.given) };
  } catch (problem) {
    lab = fresh(from);
    const error = problem instanceof Error ? problem.message : String(problem);
    return { id: ask.id, json: { error }, numbers: new Float64Array(), restarted: true };
  }
}

self.onmessage = async (event: MessageEvent<Start | Ask>) => {
  const message = event.data;
  if ('module' in message) {
    start = message;
    lab = fresh(message);
    return;
  }
  if (!start) return;
  const told = await answer(start, message);
  self.postMessage(told, { transfer: [told.numbers.buffer] });
};
