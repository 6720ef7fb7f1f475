// Which arms are drawn where: theories as colours and worlds as panels, or arms as colours.
import type { ReportData } from './data';
import { variantsOf, worldsOf } from './results';

export interface PanelOfArms {
  title: string;
  /** `colour` counts from 0. */
  lines: { arm: number; colour: number }[];
}

export interface Arrangement { panels: PanelOfArms[]; names: string[] }

/** With `compared`, arms that are compared with none are left out. */
export function arrangement(data: ReportData, compared: boolean): Arrangement {
  const shown = (arm: number): boolean => !compared || data.arms[arm]?.baseline !== null;
  const variants = variantsOf(data);
  const worlds = worldsOf(data);
  if (variants.length < 2) {
    const arms = data.arms.map((_, a) => a).filter(shown);
    return {
      panels: [{ title: '', lines: arms.map((arm, colour) => ({ arm, colour })) }],
      names: arms.map((a) => data.arms[a]?.label ?? ''),
    };
  }
  const panels = worlds.map((world) => ({
    title: worlds.length > 1 ? world.label : '',
    lines: world.arms.filter(shown).map((arm) => ({ arm, colour: variants.indexOf(data.arms[arm]?.variant ?? '') })),
  }));
  return { panels: panels.filter((p) => p.lines.length > 0), names: variants };
}
