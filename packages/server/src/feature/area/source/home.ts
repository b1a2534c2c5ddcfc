import { areaLevels, type AreaLevel } from '@firebreak/epi';

interface AreaStep {
  readonly code: string;
  readonly level: AreaLevel;
}

/**
 * The home of an area: the unit by which its rows are kept together (first column of every key).
 *
 * It is the ancestor-or-self at level `city` (地级市) where there is one, else the nearest ancestor-or-self at
 * `province` or `nation`: districts of Beijing and counties directly under a province are at home in the province.
 * A tree without any of the three is at home in its root.
 *
 * @param path the area and its ancestors, in any order
 * @throws RangeError when the path is empty
 * @example homeOf([{code: 'CN', level: 'nation'}, {code: '440000', level: 'province'},
 *                  {code: '440100', level: 'city'}, {code: '440105', level: 'county'}]) // '440100'
 */
export function homeOf(path: readonly AreaStep[]): string {
  const upward = path.toSorted((a, b) => areaLevels.indexOf(b.level) - areaLevels.indexOf(a.level));
  const root = upward.at(-1);
  if (!root) throw new RangeError('an area path has at least one area');
  for (const level of HOME_LEVELS) {
    const found = upward.find((step) => step.level === level);
    if (found) return found.code;
  }
  return root.code;
}

const HOME_LEVELS: readonly AreaLevel[] = ['city', 'province', 'nation'];
