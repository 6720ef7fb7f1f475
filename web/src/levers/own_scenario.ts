// A scenario of the reader's own: a text for the engine, and nothing else.
import { signal } from '@preact/signals';
import { engine } from '../engine/engine';
import { choice, plainChoice, problems } from '../state';

const kLargest = 2_000_000; // bytes; the shipped ones are below 100,000

/** Ids of the scenarios that were read. */
export const ownScenarios = signal<string[]>([]);

function complain(file: string, message: string): void {
  problems.value = [{ file, line: 0, column: 0, key: '', message, suggestion: '' }];
}

/** Reads the file and looks at its world; what is wrong with it is told like any other problem. */
export async function readScenario(file: File): Promise<void> {
  if (file.size > kLargest) {
    complain(file.name, `is larger than ${kLargest} bytes`);
    return;
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    complain(file.name, 'is not a text in UTF-8');
    return;
  }
  const name = file.name.replace(/\.toml$/, '').replace(/[^\w-]+/g, '-').slice(0, 40) || 'own';
  let id = `own-${name}`;
  for (let k = 2; ownScenarios.value.includes(id); ++k) id = `own-${name}-${k}`;
  await engine().addScenario(id, text);
  const wish = { ...plainChoice(id), variant: '' };
  const described = await engine().describe(wish);
  if ('problems' in described) {
    problems.value = described.problems.map((p) => ({ ...p, file: p.file.startsWith(id) ? file.name : p.file }));
    return;
  }
  ownScenarios.value = [...ownScenarios.value, id];
  choice.value = wish;
}

/** Lets files be dropped anywhere on the page. */
export function acceptDrops(target: HTMLElement): void {
  target.addEventListener('dragover', (e) => e.preventDefault());
  target.addEventListener('drop', (e) => {
    e.preventDefault();
    const file = e.dataTransfer?.files[0];
    if (file) void readScenario(file);
  });
}
