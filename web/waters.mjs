// A coarse grid of land and water, along which the map draws the ways of ships.

const kStep = 0.5;

/** Straits and canals that are narrower than a cell: chains of points, degrees east and north. */
const kPassages = [
  [[32.3, 31.5], [32.3, 30.6], [32.6, 29.8], [33.5, 28.2]],  // Suez
  [[-7, 36], [-5.5, 36], [-4, 36]],  // Gibraltar
  [[26, 40], [27, 40.5], [28.5, 40.8], [29.1, 41.2], [29.5, 42]],  // Dardanelles and Bosporus
  [[43, 12.2], [43.5, 12.5], [45, 12.2]],  // Bab el-Mandeb
  [[100, 4], [103, 1.5], [104.2, 1.3], [105, 2]],  // Malacca
  [[1, 50.5], [1.6, 51.1], [2.5, 51.7]],  // Dover
  [[8, 58], [10.7, 57.8], [11.5, 56.5], [10.9, 55.4], [11.2, 54.5]],  // Great Belt
  [[139.8, 41.2], [140.5, 41.4], [141.8, 41.5]],  // Tsugaru
  [[141, 45.8], [142, 45.8], [143, 45.8]],  // La Perouse
  [[141.6, 51], [141.5, 52.3], [141.3, 53.2]],  // Tartary
  [[54, 70.5], [57.5, 70.4], [60, 70.3]],  // Kara gate
  [[100, 77.5], [104, 77.9], [107, 77.5]],  // Vilkitsky
  [[190, 65], [191, 66], [190.5, 67]],  // Bering
];

/** Longitudes at which a parallel crosses the rings, ascending. */
function crossings(rings, lat) {
  const out = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; ++i) {
      const [ax, ay] = ring[i - 1], [bx, by] = ring[i];
      if (ay > lat !== by > lat) out.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
    }
  }
  return out.sort((a, b) => a - b);
}

/** Rings of longitudes and latitudes; window as west, south, east, north. Bits by row from the
    south-west corner, 1 where the middle of the cell is water. */
export function waterGrid(rings, [west, south, east, north]) {
  const columns = Math.round((east - west) / kStep), rows = Math.round((north - south) / kStep);
  const bits = new Uint8Array(Math.ceil((columns * rows) / 8));
  const open = (row, column) => {
    const at = row * columns + column;
    bits[at >> 3] |= 1 << (at & 7);
  };
  for (let row = 0; row < rows; ++row) {
    const shores = crossings(rings, south + (row + 0.5) * kStep);
    for (let column = 0; column < columns; ++column) {
      const along = west + (column + 0.5) * kStep;
      const lon = along > 180 ? along - 360 : along;
      if (shores.filter((x) => x < lon).length % 2 === 0) open(row, column);
    }
  }
  for (const passage of kPassages) {
    for (let i = 1; i < passage.length; ++i) {
      const [ax, ay] = passage[i - 1], [bx, by] = passage[i];
      const steps = Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / (kStep / 4));
      for (let s = 0; s <= steps; ++s) {
        const lon = ax + ((bx - ax) * s) / steps, lat = ay + ((by - ay) * s) / steps;
        open(Math.floor((lat - south) / kStep), Math.floor((lon - west) / kStep));
      }
    }
  }
  return { west, south, step: kStep, columns, rows, bits: Buffer.from(bits).toString('base64') };
}
