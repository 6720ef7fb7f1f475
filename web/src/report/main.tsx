// Where the report starts.
import '../style.css';
import './report.css';
import { render } from 'preact';
import { language, languages, t } from '../i18n';
import { data } from './data';
import { Page } from './page';

const wanted = navigator.language.slice(0, 2);
language.value = languages.find((l) => l === wanted) ?? 'en';

const place = document.getElementById('page');
if (place) render(data ? <Page data={data} /> : <p class="report">{t('report.no_data')}</p>, place);
