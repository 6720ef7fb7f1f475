// Trade of Russia and China as it was observed, bn USD a year: rows of
// scenarios/zarubino/observed.csv with their sources.
const customs = 'Chinese customs';
const press = 'Chinese customs (press)';

export const observedTrade: readonly { year: number; value: number; source: string }[] = [
  { year: 2012, value: 88.2, source: customs },
  { year: 2013, value: 89.2, source: press },
  { year: 2014, value: 95.3, source: press },
  { year: 2015, value: 68.0, source: 'IMF DOTS, as China reports' },
  { year: 2016, value: 69.5, source: press },
  { year: 2017, value: 84.1, source: press },
  { year: 2018, value: 107.1, source: press },
  { year: 2019, value: 110.8, source: press },
  { year: 2020, value: 107.8, source: press },
  { year: 2021, value: 146.9, source: 'Chinese customs (Reuters)' },
  { year: 2022, value: 190.3, source: press },
  { year: 2023, value: 240.1, source: press },
  { year: 2024, value: 244.8, source: 'Chinese customs (recalled)' },
];
