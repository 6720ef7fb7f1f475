// Progress as a file: out and in.
import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { parseProgress } from './parse';
import { progress, replaceProgress } from './progress';

const kLargest = 2_000_000;

function save(): void {
  const blob = new Blob([JSON.stringify(progress.value, null, 1)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'tumen-lessons.json';
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function Files() {
  const [word, setWord] = useState('');
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const read = file.size <= kLargest ? parseProgress(await file.text()) : null;
    if (read) replaceProgress(read);
    setWord(t(read ? 'lessons.imported' : 'lessons.notImported'));
    input.value = '';
  };
  return (
    <div class="lessons-files no-print">
      <button type="button" onClick={save}>{t('lessons.export')}</button>
      <label class="button">
        {t('lessons.import')}
        <input class="visually-hidden" type="file" accept="application/json,.json"
          onChange={(e) => void open(e.currentTarget)} />
      </label>
      <span aria-live="polite" class="quiet">{word}</span>
    </div>
  );
}
