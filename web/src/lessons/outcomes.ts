// What lessons measure. The smallest differences of interest are those that claims are tested with
// (docs/findings.md) where they name one, else a size that would be worth a sentence.
import type { Outcome } from './lesson';

const rows: [id: string, metric: string, smallest: number, unit: Outcome['unit']][] = [
  ['signedPort', 'signed[zarubino-port]', 0.1, 'share'],
  ['progressPort', 'progress[zarubino-port]', 0.05, 'share'],
  ['worksRoad', 'operating[hunchun-zarubino-road]', 0.1, 'share'],
  ['signedLease', 'signed[zarubino-lease]', 0.1, 'share'],
  ['worksLease', 'operating[zarubino-lease]', 0.1, 'share'],
  ['signedNajin', 'signed[najin-lease]', 0.1, 'share'],
  ['freePort', 'freeport[PRIMORYE]', 0.1, 'share'],
  ['realisedBorder', 'RR[sub_regional]', 0.05, 'ratio'],
  ['realisedRegion', 'RR[regional]', 0.05, 'ratio'],
  ['declaredRegion', 'DEC[regional]', 10, 'bn'],
  ['valueRegion', 'EV[regional]', 2, 'bn'],
  ['threatLocal', 'Th_L[zarubino-port]', 0.02, 'index'],
  ['threatRegion', 'Th_R[RUS,CHN]', 0.02, 'index'],
  ['belief', 'I[RUS,CHN]', 0.02, 'index'],
  ['alignment', 'A[RUS,CHN]', 0.02, 'index'],
  ['security', 'Sec[RUS]', 0.02, 'index'],
  ['joint', 'joint_action[RUS,CHN]', 0.05, 'share'],
  ['junior', 'J[RUS,CHN]', 0.03, 'index'],
  ['tradeChina', 'X[RUS,CHN]', 5, 'bnYear'],
  ['tradeKorea', 'X[RUS,KOR]', 1, 'bnYear'],
  ['tradeWest', 'X[USA,RUS]', 1, 'bnYear'],
  ['capitalChina', 'capital_flow[RFE,CHN]', 0.1, 'bnYear'],
  ['shareChina', 'capital_share[RFE,CHN]', 0.03, 'share'],
  ['concentration', 'HHI[RFE]', 0.03, 'index'],
  ['welfare', 'U_econ[RUS]', 0.1, 'bnYear'],
  ['level', 'Lbar', 0.1, 'level'],
];

export const outcomes: ReadonlyMap<string, Outcome> = new Map(
  rows.map(([id, metric, smallest, unit]) => [id, { id, metric, smallest, unit }]),
);
