// What the build packs into the page (web/pack.mjs).
declare module 'virtual:pack' {
  /** The engine, gzip, base64. */
  export const wasm: string;
  /** Shipped scenarios, gzip of JSON, base64. */
  export const scenarios: string;
  /** What the engine says of the flagship as it is, likewise. */
  export const described: string;
}
