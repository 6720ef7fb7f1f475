// The lessons: a list, and the one that is open.
import { signal } from '@preact/signals';
import { t } from '../i18n';
import { Decision } from '../lessons/decision';
import { Files } from '../lessons/files';
import type { Lesson } from '../lessons/lesson';
import { Named } from '../lessons/named';
import { Predict } from '../lessons/predict';
import { beginAnew, kept, progress, setStudent, workOf } from '../lessons/progress';
import { Question } from '../lessons/question';
import { Record } from '../lessons/record';
import { Result } from '../lessons/result';
import { Rubric } from '../lessons/rubric';
import { kFull, rubric, score } from '../lessons/score';
import { lessons } from '../lessons/table';
import { page } from '../state';
import '../lessons/lessons.css';

const opened = signal(lessons[0]?.id ?? '');

function List() {
  return (
    <nav class="lessons-list panel no-print" aria-label={t('lessons.title')}>
      <h2>{t('lessons.title')}</h2>
      <ol>
        {lessons.map((lesson) => {
          const work = progress.value.lessons[lesson.id];
          return (
            <li key={lesson.id}>
              <button type="button" aria-current={opened.value === lesson.id ? 'page' : undefined}
                onClick={() => { opened.value = lesson.id; }}>
                {t(`lessons.${lesson.id}.title`)}
              </button>
              {work && (
                <small class="quiet numbers">{score(work)} / {kFull * rubric.length}</small>
              )}
            </li>
          );
        })}
      </ol>
      <Files />
      <p class="quiet small">{t(kept.value ? 'lessons.kept' : 'lessons.notKept')}</p>
    </nav>
  );
}

function Head({ lesson }: { lesson: Lesson }) {
  const number = lessons.indexOf(lesson) + 1;
  const anew = () => {
    if (confirm(t('lessons.anewSure'))) beginAnew(lesson.id);
  };
  return (
    <header class="lessons-head">
      <h1>{number}. {t(`lessons.${lesson.id}.title`)}</h1>
      <p class="quiet">{t('lessons.minutes', { minutes: lesson.minutes })}</p>
      <div class="lessons-buttons">
        <label class="lessons-student">
          {t('lessons.student')}{' '}
          <input type="text" value={progress.value.student} maxLength={100} autocomplete="off"
            onInput={(e) => setStudent(e.currentTarget.value)} />
        </label>
        <button type="button" class="no-print" onClick={() => print()}>{t('lessons.print')}</button>
        <button type="button" class="no-print" onClick={anew}>{t('lessons.anew')}</button>
      </div>
    </header>
  );
}

function Steps({ lesson }: { lesson: Lesson }) {
  const work = workOf(lesson.id);
  const contrast = lesson.contrasts.find((c) => c.id === work.contrast) ?? lesson.contrasts[0];
  if (!contrast) return null;
  const at = { lesson, contrast, work: { ...work, contrast: contrast.id } };
  return (
    <>
      {lesson.record && <Record contrast={contrast} />}
      <Predict {...at} />
      <Result {...at} />
      <Decision {...at} />
      <Named {...at} what="rival" number={5} />
      <Named {...at} what="limit" number={6} />
      <Rubric {...at} />
    </>
  );
}

export function Lessons() {
  const lesson = lessons.find((l) => l.id === opened.value) ?? lessons[0];
  if (!lesson) return null;
  return (
    <div class="lessons">
      <List />
      <article class="lessons-open" key={lesson.id}>
        <Head lesson={lesson} />
        <Question lesson={lesson} work={workOf(lesson.id)} />
        {lesson.contrasts.length > 0
          ? <Steps lesson={lesson} />
          : (
            <p>
              <button type="button" class="primary" onClick={() => { page.value = 'theories'; }}>
                {t('lessons.toTheories')}
              </button>
            </p>
          )}
      </article>
    </div>
  );
}
