// The engine in WebAssembly: requests as JSON in, answers as JSON and numbers out. web/engine/lab.h
// says what can be asked.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  lab_request(bytes: number): number;
  lab_given(count: number): number;
  lab_call(): void;
  lab_reply(): number;
  lab_reply_bytes(): number;
  lab_numbers(): number;
  lab_numbers_count(): number;
}

export interface Reply {
  json: Record<string, unknown>;
  numbers: Float64Array<ArrayBuffer>;
}

const kNoSystemCall = 52; // ENOSYS: the engine asks nothing of a system

/** Every function that the module imports, answering that there is no such thing. */
function absentSystem(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (name === 'proc_exit') throw new Error('the engine stopped');
      return kNoSystemCall;
    };
  }
  return imports;
}

export class LabModule {
  private constructor(private readonly exports: Exports) {}

  static async start(module: WebAssembly.Module): Promise<LabModule> {
    const instance = await WebAssembly.instantiate(module, absentSystem(module));
    const lab = new LabModule(instance.exports as unknown as Exports);
    lab.exports._initialize();
    return lab;
  }

  call(request: object, given?: Float64Array): Reply {
    const e = this.exports;
    const text = new TextEncoder().encode(JSON.stringify(request));
    const at = e.lab_request(text.length);
    new Uint8Array(e.memory.buffer, at, text.length).set(text);
    if (given) {
      const to = e.lab_given(given.length);
      new Float64Array(e.memory.buffer, to, given.length).set(given);
    }
    e.lab_call();
    const reply = new Uint8Array(e.memory.buffer, e.lab_reply(), e.lab_reply_bytes());
    return {
      json: JSON.parse(new TextDecoder().decode(reply)) as Record<string, unknown>,
      numbers: new Float64Array(e.memory.buffer, e.lab_numbers(), e.lab_numbers_count()).slice(),
    };
  }
}
