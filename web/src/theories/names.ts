// What theories and designs are called.
import type { WorldInfo } from '../engine/types';
import { num, t, tOr } from '../i18n';
import type { Candidate } from './candidates';
import type { Design } from './design';

export function theoryName(theory: Candidate): string {
  return t(`theories.theory.${theory}.name`);
}

export function armName(world: WorldInfo | null, id: string): string {
  return tOr(`theories.arm.${id}`, world?.arms.find((a) => a.id === id)?.label ?? id);
}

export function leverName(world: WorldInfo | null, id: string): string {
  return tOr(`theories.lever.${id}`, world?.levers.find((l) => l.id === id)?.label ?? id);
}

export function designName(world: WorldInfo | null, design: Design): string {
  if (design.kind === 'arm') return armName(world, design.id);
  const [from, to] = [num(design.from), num(design.to)];
  return t('theories.leverFromTo', { lever: leverName(world, design.id), from, to });
}
