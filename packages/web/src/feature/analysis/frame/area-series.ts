import type { AreasAnswer } from '@firebreak/contract';
import type { CaseClass, Day } from '@firebreak/epi';
import { dayNumber } from './day.ts';

/** What the counts of areas are read from. */
export type AreaCells = Readonly<Pick<AreasAnswer, 'areas' | 'cells' | 'caseClasses' | 'day'>>;

/** Cases of each area by day, from `first` to the day in force; what lies before is left out. */
export function areaSeries({ areas, cells, caseClasses, day }: AreaCells, classes: readonly CaseClass[], first: Day): number[][] {
  const length = Math.max(0, dayNumber(day) - first + 1);
  const series = areas.map(() => Array.from({ length }, () => 0));
  cells.count.forEach((count, row) => {
    const caseClass = caseClasses[cells.caseClass[row] ?? -1];
    const counts = series[cells.area[row] ?? -1];
    const at = length - 1 - (cells.elapsed[row] ?? 0);
    if (caseClass === undefined || counts === undefined || at < 0 || !classes.includes(caseClass)) return;
    counts[at] = (counts[at] ?? 0) + count;
  });
  return series;
}
