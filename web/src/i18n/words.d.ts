// What the build collects of this folder (web/words.mjs).
declare module 'virtual:words' {
  import type { Words } from './index';
  const files: Record<string, Words>;
  export default files;
}
