import { render } from 'preact';
import { App } from './app';
import { control } from './controller';
import { setEngine } from './engine/engine';
import { startPool } from './engine/start';
import { t } from './i18n';
import { acceptDrops } from './levers/own_scenario';
import { followAddress } from './address';
import { applySettings } from './settings';
import './style.css';

async function start(root: HTMLElement): Promise<void> {
  applySettings();
  followAddress();
  root.textContent = t('app.starting');
  const pool = await startPool();
  setEngine(pool);
  control(pool);
  root.textContent = '';
  render(<App />, root);
  acceptDrops(document.body);
}

const root = document.getElementById('app');
if (root) {
  start(root).catch((problem: unknown) => {
    root.textContent = t('app.cannot-run', { problem: String(problem) });
  });
}
