// The ten exercises. No result stands in here: what is right is what the run shows.
import type { Contrast, Lesson, Overlay } from './lesson';

const lease = (years: number, control: number): Overlay =>
  ({ arm: `lease-${years}`, levers: { control } });
const sanctions = (trade: number, finance: number): Overlay =>
  ({ arm: 'no-sanctions', levers: { 'sanctions-trade': trade, 'sanctions-finance': finance } });
const fear = (migration: number, variant: string): Overlay =>
  ({ variant, levers: { migration } });
const growth = (china: number, northeast: number): Overlay =>
  ({ levers: { 'china-growth': china, 'region.NECHINA.growth': northeast } });
const plain: Overlay = {};

function from(base: Overlay, rows: [id: string, now: Overlay][]): Contrast[] {
  return rows.map(([id, now]) => ({ id, base, now }));
}

export const lessons: readonly Lesson[] = [
  {
    id: 'lease', minutes: 70,
    concepts: ['incompleteContracts', 'holdUp', 'sovereignty'],
    outcomes: ['signedPort', 'progressPort', 'realisedBorder'],
    contrasts: [
      ...from(lease(10, 0), [
        ['years25', lease(25, 0)], ['years49', lease(49, 0)], ['years99', lease(99, 0)],
        ['control10', lease(10, 1)], ['control49', lease(49, 1)],
      ]),
      {
        id: 'request2003', base: { scenario: 'turn-to-the-east' },
        now: { scenario: 'turn-to-the-east', arm: 'request-short' },
        outcomes: ['signedLease', 'worksLease'],
      },
    ],
    rivals: ['money', 'cargo', 'leverage', 'builtIn'],
    limits: ['law', 'people', 'firms', 'sizes'],
  },
  {
    id: 'najin', minutes: 60,
    concepts: ['outsideOption', 'marginalisation', 'bargaining'],
    outcomes: ['realisedBorder', 'signedPort', 'freePort'],
    contrasts: [
      ...from(plain, [['noNajin', { arm: 'no-najin' }], ['najin50', { arm: 'najin-50' }]]),
      {
        id: 'shut2003', base: { scenario: 'turn-to-the-east' },
        now: { scenario: 'turn-to-the-east', arm: 'request-forbidden' },
        outcomes: ['signedNajin', 'realisedBorder'],
      },
    ],
    rivals: ['cargo', 'luck', 'leverage', 'friction'],
    limits: ['others', 'firms', 'war', 'sizes'],
  },
  {
    id: 'sanctions', minutes: 70,
    concepts: ['levels', 'sanctions', 'balancing'],
    outcomes: ['alignment', 'tradeChina', 'declaredRegion', 'realisedRegion', 'realisedBorder'],
    contrasts: from(sanctions(0, 0), [
      ['trade35', sanctions(0.35, 0)], ['trade85', sanctions(0.85, 0)],
      ['finance35', sanctions(0, 0.35)], ['finance85', sanctions(0, 0.85)],
      ['both85', sanctions(0.85, 0.85)],
    ]),
    rivals: ['shock', 'money', 'builtIn', 'luck'],
    limits: ['firms', 'secret', 'others', 'history'],
  },
  {
    id: 'pivot', minutes: 60,
    concepts: ['balancing', 'securityDilemma', 'limitsOfAlignment'],
    outcomes: ['alignment', 'security', 'declaredRegion', 'joint'],
    contrasts: [
      ...from({ arm: 'no-pivot' }, [['pivotOn', plain], ['pivotDouble', { arm: 'pivot-double' }]]),
      {
        id: 'pivotHedging', base: { arm: 'no-pivot', variant: 'hedging' },
        now: { arm: 'pivot-double', variant: 'hedging' },
      },
    ],
    rivals: ['builtIn', 'shock', 'learning', 'luck'],
    limits: ['secret', 'war', 'people', 'sizes'],
  },
  {
    id: 'growth', minutes: 60,
    concepts: ['powerTransition', 'asymmetry', 'liberalPeace'],
    outcomes: ['tradeChina', 'threatRegion', 'junior', 'shareChina'],
    contrasts: [
      ...from({ arm: 'china-growth-low' }, [
        ['growth65', growth(0.065, 0.05)], ['growth9', { arm: 'china-growth-high' }],
      ]),
      {
        id: 'growthLiberal', base: { arm: 'china-growth-low', variant: 'liberal' },
        now: { arm: 'china-growth-high', variant: 'liberal' },
      },
    ],
    rivals: ['builtIn', 'learning', 'shock', 'money'],
    limits: ['people', 'secret', 'others', 'sizes'],
  },
  {
    id: 'capital', minutes: 70,
    concepts: ['hedging', 'portfolio', 'outsideOption'],
    outcomes: ['capitalChina', 'concentration', 'shareChina', 'realisedBorder'],
    contrasts: from(plain, [
      ['noThird', { arm: 'no-third' }],
      ['thirdX3', { levers: { 'korean-capital': 0.0021, 'japanese-capital': 0.00075 } }],
      ['koreaSanctions', {
        levers: { 'dyad.KOR.RUS.sanction_finance': 0.6, 'dyad.KOR.RUS.sanction_trade': 0.6 },
      }],
    ]),
    rivals: ['money', 'selection', 'shock', 'builtIn'],
    limits: ['firms', 'others', 'history', 'sizes'],
  },
  {
    id: 'leaders', minutes: 60,
    concepts: ['twoLevel', 'audienceCosts', 'attention'],
    outcomes: ['level', 'realisedBorder', 'worksRoad', 'progressPort'],
    contrasts: [
      ...from({ arm: 'minister' }, [['headOfState', { arm: 'head-of-state' }], ['asItIs', plain]]),
      { id: 'attention10', base: { levers: { attention: 2 } }, now: { levers: { attention: 10 } } },
      { id: 'attention0', base: { levers: { attention: 2 } }, now: { levers: { attention: 0 } } },
    ],
    rivals: ['builtIn', 'friction', 'selection', 'money'],
    limits: ['people', 'secret', 'law', 'firms'],
  },
  {
    id: 'migration', minutes: 60,
    concepts: ['misperception', 'beliefsAndFacts', 'threat'],
    outcomes: ['belief', 'threatLocal', 'realisedBorder', 'welfare'],
    contrasts: [
      { id: 'fear', base: fear(0, 'full'), now: fear(1, 'full') },
      { id: 'fearFacts', base: fear(0, 'fact-updating'), now: fear(1, 'fact-updating') },
      { id: 'facts', base: fear(1, 'full'), now: fear(1, 'fact-updating') },
    ],
    rivals: ['builtIn', 'learning', 'money', 'cargo'],
    limits: ['people', 'secret', 'sizes', 'history'],
  },
  {
    id: 'replay', minutes: 80, record: true,
    concepts: ['counterfactual', 'confounding', 'outOfSample'],
    outcomes: ['tradeChina', 'alignment', 'valueRegion', 'realisedBorder'],
    contrasts: from(plain, [
      ['no2022', { arm: 'no-2022' }],
      ['oilFixed', { without: ['oil-price'] }],
      ['no2022oil', { arm: 'no-2022', without: ['oil-price'] }],
    ]),
    rivals: ['shock', 'luck', 'builtIn', 'money'],
    limits: ['war', 'firms', 'history', 'others'],
  },
  {
    id: 'theory', minutes: 90,
    concepts: ['falsification', 'equifinality', 'power'],
    outcomes: [], contrasts: [], rivals: [], limits: [],
  },
];
