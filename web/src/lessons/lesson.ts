// What a lesson is: data. Its words stand in i18n/lessons.*.json under the ids used here.
import type { Choice } from '../engine/types';
import { kFlagship, plainChoice } from '../state';

/** What is laid over the plain world. */
export interface Overlay {
  scenario?: string;
  variant?: string;
  arm?: string;
  levers?: Record<string, number>;
  without?: string[];
}

/** Something that is measured after the last tick. */
export interface Outcome {
  id: string;
  metric: string;
  /** The smallest difference that matters, fixed before anything was run. */
  smallest: number;
  unit: 'share' | 'index' | 'ratio' | 'bn' | 'bnYear' | 'level';
}

/** One change, against a baseline of its own where the lesson's does not fit. */
export interface Contrast {
  id: string;
  base: Overlay;
  now: Overlay;
  /** Ids of what is looked at here, where it differs from the lesson's. */
  outcomes?: string[];
}

export interface Lesson {
  id: string;
  minutes: number;
  /** Ids of concepts of international relations. */
  concepts: string[];
  /** Ids of what is looked at, in the table of outcomes. */
  outcomes: string[];
  contrasts: Contrast[];
  /** Explanations to choose from, and things that the model does not show. */
  rivals: string[];
  limits: string[];
  /** Shows the record of trade beside the model's. */
  record?: boolean;
}

export const kPairs = 400;

/** The world that an overlay makes. */
export function laid(overlay: Overlay): Choice {
  return {
    ...plainChoice(overlay.scenario ?? kFlagship),
    variant: overlay.variant ?? 'full',
    arm: overlay.arm ?? '',
    levers: { ...overlay.levers },
    without: [...(overlay.without ?? [])],
  };
}

export function lookedAt(lesson: Lesson, contrast: Contrast): string[] {
  return contrast.outcomes ?? lesson.outcomes;
}
