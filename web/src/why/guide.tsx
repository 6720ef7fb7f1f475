// What stands where the card will: how to read this page.
import { t } from '../i18n';

export function Guide() {
  return (
    <section class="panel guide" aria-labelledby="guide-title">
      <h2 id="guide-title">{t('why.guide.title')}</h2>
      <ol>
        {['choose', 'read', 'turn', 'luck'].map((step) => <li key={step}>{t(`why.guide.${step}`)}</li>)}
      </ol>
    </section>
  );
}
