// The module that web/geography.mjs makes at build time.
declare module 'virtual:geography' {
  const geography: {
    topology: import('topojson-specification').Topology<{
      land: import('topojson-specification').MultiPolygon;
      borders: import('topojson-specification').MultiLineString;
    }>;
    /** Which cells are water: bits by row from the south-west corner, in base64. */
    water: { west: number; south: number; step: number; columns: number; rows: number; bits: string };
  };
  export default geography;
}
