import { t, tOr } from './i18n';
import { choice, page, pinned, problems, world, type Page } from './state';
import { Header } from './header';
import { Levers } from './panels/levers';
import { Answers } from './panels/answers';
import { Differences } from './panels/differences';
import { Lessons } from './panels/lessons';
import { Theories } from './panels/theories';
import { Why } from './panels/why';
import { About } from './panels/about';
import { WorldMap } from './map/map';
import './app.css';

function Problems() {
  if (problems.value.length === 0) return null;
  return (
    <div class="problems panel" role="alert">
      <strong>{t('app.problems')}</strong>
      <ul>{problems.value.map((p, k) => (
        <li key={k}>
          {p.file && <code>{p.file}{p.line > 0 && `:${p.line}:${p.column}`}: </code>}
          {p.message}{p.suggestion && ` (${t('app.did-you-mean', { name: p.suggestion })})`}
        </li>
      ))}</ul>
    </div>
  );
}

function Lab() {
  return (
    <div class="lab">
      <Levers />
      <main id="main" class="lab-answers">
        <Problems />
        {pinned.value && <Differences />}
        <Answers />
        <WorldMap />
      </main>
    </div>
  );
}

function shown(name: Page) {
  switch (name) {
    case 'lab': return <Lab />;
    case 'why': return <main id="main" class="page"><Problems /><Why /></main>;
    case 'lessons': return <main id="main" class="page"><Lessons /></main>;
    case 'theories': return <main id="main" class="page"><Theories /></main>;
    case 'about': return <main id="main" class="page"><About /></main>;
  }
}

export function App() {
  const info = world.value;
  return <>
    <a class="skip" href="#main" onClick={(e) => {
      e.preventDefault();
      document.getElementById('main')?.scrollIntoView();
    }}>{t('app.skip')}</a>
    <Header />
    <p class="question">{info
      ? tOr(`data.scenario.${choice.value.scenario}.question`, info.question)
      : t('app.starting')}</p>
    {shown(page.value)}
  </>;
}
