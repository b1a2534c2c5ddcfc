import type { QuestionnaireAnswer } from '@firebreak/contract';
import { totalsOf } from '@firebreak/engine/measure/two-by-two-table';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import type { Group, sorts } from './attack-rate-address.ts';

/** Whether somebody was exposed and somebody was not: else there is nothing to compare. */
export function tellsSomething({ table }: Pick<AttackRateLine, 'table'>): boolean {
  const { exposed, unexposed } = totalsOf(table);
  return exposed > 0 && unexposed > 0;
}

/** What a line is put in order by. */
export interface Ranked {
  readonly riskRatio: { readonly estimate: number; readonly lower: number } | null;
  readonly pValue: number;
  readonly casesExposed: { readonly estimate: number } | null;
}

/** Lines in the order asked for; those without a ratio last, and equals by name. */
export function sortLines<Line extends Ranked>(lines: readonly Line[], by: (typeof sorts)[number], nameOf: (line: Line) => string): Line[] {
  const rank = (line: Line): number => {
    switch (by) {
      case 'lower':
        return line.riskRatio === null ? Infinity : -line.riskRatio.lower;
      case 'ratio':
        return line.riskRatio === null ? Infinity : -line.riskRatio.estimate;
      case 'pValue':
        return line.pValue;
      case 'casesExposed':
        return -(line.casesExposed?.estimate ?? -1);
      case 'name':
        return 0;
    }
  };
  return lines.toSorted((a, b) => compare(rank(a), rank(b)) || nameOf(a).localeCompare(nameOf(b)));
}

/** Infinities are equal to themselves. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Persons in some groups. */
export function countGroups({ groups, persons }: Pick<QuestionnaireAnswer, 'groups' | 'persons'>, chosen: readonly Group[]): number {
  return groups.reduce((sum, group, at) => sum + (chosen.includes(group) ? (persons[at] ?? 0) : 0), 0);
}
