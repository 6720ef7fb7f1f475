// Language and colours, kept in the browser where it allows that.
import { effect, signal } from '@preact/signals';
import { language, languages } from './i18n';

export const themes = ['auto', 'light', 'dark'] as const;
export const theme = signal<(typeof themes)[number]>('auto');

const kKey = 'tumen-settings';

function stored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(kKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

export function applySettings(): void {
  const { language: tongue, theme: colours } = stored();
  const preferred = navigator.language.slice(0, 2);
  language.value = languages.find((l) => l === tongue) ?? languages.find((l) => l === preferred) ?? 'en';
  theme.value = themes.find((x) => x === colours) ?? 'auto';
  effect(() => {
    document.documentElement.lang = language.value;
    if (theme.value === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
    try {
      localStorage.setItem(kKey, JSON.stringify({ language: language.value, theme: theme.value }));
    } catch {
      // A page that may store nothing forgets its settings, no more.
    }
  });
}
