import { language, languageNames, languages, t } from './i18n';
import { download } from './download';
import { engine } from './engine/engine';
import { fragmentOf } from './share';
import { answer, choice, page, pinned, problems, type Page } from './state';
import { theme, themes } from './settings';
import { useState } from 'preact/hooks';

const kPages: Page[] = ['lab', 'why', 'lessons', 'theories', 'about'];

function Pages() {
  return (
    <nav aria-label={t('app.pages')}>
      {kPages.map((p) => (
        <button key={p} type="button" aria-current={page.value === p ? 'page' : undefined}
          onClick={() => { page.value = p; }}>{t(`app.page.${p}`)}</button>
      ))}
    </nav>
  );
}

function Pin() {
  const held = pinned.value;
  const now = answer.value;
  if (held) {
    return <button type="button" aria-pressed="true" onClick={() => { pinned.value = null; }}>
      {t('app.unpin')}</button>;
  }
  return <button type="button" class="primary" disabled={!now} title={t('app.pin-note')}
    onClick={() => { if (now) pinned.value = { choice: choice.value, answer: now }; }}>
    {t('app.pin')}</button>;
}

async function exportToml(): Promise<void> {
  const c = choice.value;
  try {
    const text = await engine().toml(c);
    const command = `tumen run FILE --seed ${c.seed}`;
    download(`${c.scenario}.toml`, 'application/toml', `# ${command}\n\n${text}`);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    problems.value = [{ file: '', line: 0, column: 0, key: '', message, suggestion: '' }];
  }
}

function Share() {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const address = `${location.href.split('#')[0]}#${fragmentOf(choice.value)}`;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      prompt(t('app.copy-by-hand'), address); // where a page from a disk may not write there
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return <>
    <button type="button" disabled={choice.value.scenario.startsWith('own-')} onClick={copy}>
      {copied ? t('app.copied') : t('app.copy-link')}</button>
    <button type="button" onClick={exportToml} title={t('app.toml-note')}>{t('app.toml')}</button>
  </>;
}

function Settings() {
  return <>
    <label><span class="visually-hidden">{t('app.language')}</span>
      <select value={language.value} onChange={(e) => {
        language.value = languages.find((l) => l === e.currentTarget.value) ?? 'en';
      }}>{languages.map((l) => <option key={l} value={l} lang={l}>{languageNames[l]}</option>)}</select>
    </label>
    <label><span class="visually-hidden">{t('app.colours')}</span>
      <select value={theme.value} onChange={(e) => {
        theme.value = themes.find((x) => x === e.currentTarget.value) ?? 'auto';
      }}>{themes.map((x) => <option key={x} value={x}>{t(`app.theme.${x}`)}</option>)}</select>
    </label>
  </>;
}

export function Header() {
  return (
    <header class="header no-print">
      <h1>Tumen <span class="quiet">{t('app.lab')}</span></h1>
      <Pages />
      <div class="header-tools"><Pin /><Share /><Settings /></div>
    </header>
  );
}
