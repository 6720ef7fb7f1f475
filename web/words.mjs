// A Vite plugin: the words of a page, from the files of src/i18n.
import fs from 'node:fs';
import path from 'node:path';

const kId = 'virtual:words';

/** Every <part>.<language>.json of `folder` but those of the parts `without`. */
export function words({ folder, without }) {
  const files = () => fs.readdirSync(folder).sort()
    .filter((file) => file.endsWith('.json') && !without.includes(file.split('.')[0]));
  return {
    name: 'tumen-words',
    resolveId: (id) => (id === kId ? `\0${kId}` : null),
    load: (id) => id !== `\0${kId}` ? null : `export default {${files().map((file) =>
      `${JSON.stringify(file)}: ${fs.readFileSync(path.join(folder, file), 'utf8')}`).join(',')}};`,
  };
}
