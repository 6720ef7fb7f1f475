// Names of a scenario's things in the language of the page; its own words where there are none.
import type { Named } from '../engine/types';
import { language, t, tOr } from '../i18n';

export const nodeName = (node: Named): string => tOr(`map.node.${node.id}`, node.label);
export const projectName = (project: Named): string => tOr(`map.project.${project.id}`, project.label);
export const stateName = (id: string, label: string): string => tOr(`map.state.${id}`, label);
export const modeName = (mode: string): string => tOr(`map.mode.${mode}`, mode || t('map.mode.none'));

/** What the scenario calls it, where that says more than the short name on the map. */
export const fullName = (thing: Named, shown: string): string =>
  language.value === 'en' && thing.label !== shown ? thing.label : '';
