import { type CaseStep, type DayBasis } from '@firebreak/contract';
import { caseClasses, countsAsCase, type CalendarDate, type CaseClass, dayOf, type Origin } from '@firebreak/epi';

/** A case as an analysis sees it: days and what it is counted under. */
export interface CaseDays extends Readonly<Record<CaseStep, CalendarDate | null>> {
  readonly case_class: CaseClass;
  readonly origin: Origin | null;
  /** ltree path. */
  readonly area: string;
}

/** Classes that analyses count, in the order of every answer. */
export const countedClasses: readonly CaseClass[] = caseClasses.filter(countsAsCase);

/** The day by which a basis counts a case; null when it is not known. */
export function dayBy(basis: DayBasis, row: CaseDays): number | null {
  return numberOf(basis === 'onsetOrReport' ? (row.onset ?? row.report) : row[basis]);
}

export const numberOf = (date: CalendarDate | null): number | null => (date === null ? null : dayOf(date));
