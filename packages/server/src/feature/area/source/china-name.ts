import type { AreaLevel } from '@firebreak/epi';

/** Units that exist only in the statistical code, to fill a level: they are skipped and their children move up. */
export function isFillerName(name: string): boolean {
  return FILLERS.has(name);
}

const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/**
 * The name people use. The list names a community by its committee (沙面社区居委会, 大塘村民委员会); the area is the
 * community (沙面社区) or the village (大塘村). Slips of the pen in the list (居委会会, 社区居委) are covered.
 */
export function areaName(level: AreaLevel, published: string): string {
  const name = published.trim();
  if (level !== 'community') return name;
  const named = COMMITTEES.find(([ending]) => ending.test(name));
  if (!named) return name;
  const [ending, kind] = named;
  const stem = name.replace(ending, '');
  return stem.endsWith(kind) || stem.endsWith('社区') ? stem : stem + kind;
}

const COMMITTEES: readonly (readonly [RegExp, string])[] = [
  [/(?:村民委员会|村委会会?|村委)$/, '村'],
  [/(?:居民委员会|居委委员会|社区委员会|居委会会?|(?<=社区)居委)$/, '社区'],
];
