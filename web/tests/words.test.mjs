// Words: every part in every language, with the same keys and the same {placeholders}.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const kLanguages = ['en', 'ko', 'ru', 'zh'];
const kTranslations = kLanguages.filter((l) => l !== 'en');
const source = path.join(import.meta.dirname, '..', 'src');
const folder = path.join(source, 'i18n');

function flatten(words, prefix = '', into = new Map()) {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'object') flatten(value, `${prefix}${key}.`, into);
    else into.set(prefix + key, value);
  }
  return into;
}

/** By part, then by language: the strings, each under its full key. */
function readParts() {
  const parts = new Map();
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const [, part, language] = /^([\w-]+)\.(\w+)\.json$/.exec(file) ?? assert.fail(`${file}: no part and language`);
    assert.ok(kLanguages.includes(language), `${file}: unknown language`);
    const words = flatten(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')), `${part}.`);
    parts.set(part, (parts.get(part) ?? new Map()).set(language, words));
  }
  return parts;
}

const code = fs.readdirSync(source, { recursive: true }).filter((name) => /\.tsx?$/.test(name))
  .map((name) => fs.readFileSync(path.join(source, name), 'utf8')).join('\n');
const found = (pattern) => [...code.matchAll(pattern)].map(([, text]) => text);

const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort();
const lacking = (words, keys) => keys.filter((key) => !words?.has(key));
const parts = readParts();
/** How keys begin that code asks with the English text that a scenario gives: tOr(`part.x.${id}`, text). */
const given = found(/\btOr\(\s*`([\w.-]+\.)\$\{/g);
/** Keys that code asks in full: t('part.key'). */
const asked = found(/\bt\(\s*'([\w.-]+)'/g);

test('the words were found, and the code that asks for them', () => {
  assert.ok(parts.has('app') && parts.has('data'));
  assert.ok(given.includes('data.lever.') && asked.includes('app.pin'));
});

test('English has every key that code asks in full', () => {
  const english = new Map([...parts.values()].flatMap((byLanguage) => [...byLanguage.get('en') ?? []]));
  assert.deepEqual(lacking(english, asked), []);
});

for (const [part, byLanguage] of parts) {
  const all = [...new Set([...byLanguage.values()].flatMap((words) => [...words.keys()]))].sort();

  test(`${part}: each translation has every key`, () => {
    for (const language of kTranslations) {
      assert.deepEqual(lacking(byLanguage.get(language), all), [], `${part}.${language}.json lacks keys`);
    }
  });

  test(`${part}: English has every key that no scenario gives`, () => {
    const needed = all.filter((key) => !given.some((prefix) => key.startsWith(prefix)));
    assert.deepEqual(lacking(byLanguage.get('en'), needed), [], `${part}.en.json lacks keys`);
  });

  test(`${part}: no string is empty, and placeholders agree`, () => {
    for (const key of all) {
      const texts = [...byLanguage].filter(([, words]) => words.has(key))
        .map(([language, words]) => ({ language, text: words.get(key) }));
      for (const { language, text } of texts) {
        assert.ok(typeof text === 'string' && text.trim() !== '', `${key} (${language}) is empty`);
        assert.deepEqual(placeholders(text), placeholders(texts[0].text),
          `${key}: placeholders of ${language} and ${texts[0].language}`);
      }
    }
  });
}
