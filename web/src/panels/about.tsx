// What the page is, what it cannot say, and where everything comes from.
import { t } from '../i18n';
import { world } from '../state';
import { Assumptions } from '../why/assumptions';

export function About() {
  const info = world.value;
  return (
    <div class="panel">
      <h2>{t('app.about.title')}</h2>
      {['what', 'conditional', 'levels', 'luck', 'same', 'privacy'].map((key) => (
        <p key={key}>{t(`app.about.${key}`)}</p>
      ))}
      <h2>{t('app.about.papers')}</h2>
      <p>{t('app.about.papers-text')}</p>
      {info && <><h2>{t('app.about.numbers')}</h2><Assumptions numbers={info.numbers} /></>}
    </div>
  );
}
