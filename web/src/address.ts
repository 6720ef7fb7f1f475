// The address follows the world that is looked at, and the other way round.
import { effect } from '@preact/signals';
import { choice, page, type Page } from './state';
import { choiceOf, fragmentOf } from './share';

const kWait = 250; // ms: browsers refuse addresses that change with every frame

function read(): void {
  const found = choiceOf(location.hash);
  if (found) choice.value = found;
  const named = new URLSearchParams(location.hash.slice(1)).get('page');
  const known: Page[] = ['lab', 'why', 'lessons', 'theories', 'about'];
  const wanted = known.find((p) => p === named);
  if (wanted) page.value = wanted;
}

export function followAddress(): void {
  read();
  addEventListener('hashchange', read);
  let timer = 0;
  effect(() => {
    const own = choice.value.scenario.startsWith('own-');
    const fragment = `#${fragmentOf(choice.value)}${page.value === 'lab' ? '' : `&page=${page.value}`}`;
    clearTimeout(timer);
    // A world of one's own is not in the page that the address opens.
    if (!own) timer = window.setTimeout(() => history.replaceState(null, '', fragment), kWait);
  });
}
