import { type Act } from '../../platform/journal/index.ts';
import { type Standing } from '../registry/index.ts';

/** An act on tubes or racks: they are named by what is printed on them, not by an id. @param area ltree path */
export const tubeAct = (at: Standing, area: string, verb: string, payload: Readonly<Record<string, unknown>>): Act => ({
  home: at.outbreak.home,
  action: `tube.${verb}`,
  outbreak: at.outbreak.id,
  area,
  kind: 'tube',
  subject: null,
  version: null,
  payload,
});

/** The narrowest area that holds all of these ltree paths. */
export function commonArea(paths: readonly string[]): string {
  const [steps = ['world'], ...others] = [...new Set(paths)].map((path) => path.split('.'));
  const end = steps.findIndex((step, at) => others.some((other) => other[at] !== step));
  return steps.slice(0, end < 0 ? steps.length : end).join('.');
}
