// What a world calls its states, projects and decisions.
import { useEffect, useState } from 'preact/hooks';
import { engine } from '../engine/engine';
import type { WorldInfo } from '../engine/types';
import { tOr } from '../i18n';
import { laid } from './lesson';
import type { Contrast } from './lesson';

/** The world of a contrast's baseline; null until it is described. */
export function useWorld(contrast: Contrast): WorldInfo | null {
  const [world, setWorld] = useState<WorldInfo | null>(null);
  useEffect(() => {
    let wanted = true;
    engine().describe(laid(contrast.base)).then(
      (found) => { if (wanted && 'world' in found) setWorld(found.world); },
      () => undefined,
    );
    return () => { wanted = false; };
  }, [contrast]);
  return world;
}

/** Targets are a state, a project, or a region and an investor ("RFE.CHN"). */
export function nameIn(world: WorldInfo | null, id: string): string {
  const named = [...(world?.states ?? []), ...(world?.projects ?? []), ...(world?.nodes ?? [])];
  const one = (part: string) =>
    tOr(`lessons.name.${part}`, named.find((n) => n.id === part)?.label ?? part);
  return id.split('.').map(one).join(' · ');
}

export function docketName(docket: string): string {
  return tOr(`lessons.docket.${docket}`, docket);
}

export function optionName(option: string): string {
  return option === '' ? '–' : tOr(`lessons.option.${option.replaceAll(' ', '_')}`, option);
}
