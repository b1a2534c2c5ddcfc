import { dayOf, type CalendarDate, type CaseClass, type ContactStatus, type Origin, type Outcome, type Sex } from '@firebreak/epi';

export interface QualityCase {
  /** Id of the record. */
  id: string;
  /** Who it is about, as in exposures and specimens. */
  personId: string;
  /** The number people see and write on forms; may be blank or given twice. */
  visualId?: string | null;
  caseClass: CaseClass;
  origin?: Origin | null;
  onset?: CalendarDate | null;
  report?: CalendarDate | null;
  outcome?: Outcome | null;
  outcomeDate?: CalendarDate | null;
  ageYears?: number | null;
  sex?: Sex | null;
  area?: string | null;
}

export interface QualityContact {
  id: string;
  personId: string;
  visualId?: string | null;
  status: ContactStatus;
  ageYears?: number | null;
  followUpFrom?: CalendarDate | null;
  followUpTo?: CalendarDate | null;
}

export interface QualityExposure {
  id: string;
  /** Person or event. */
  source: string;
  target: string;
  date?: CalendarDate | null;
}

export interface QualitySpecimen {
  id: string;
  personId?: string | null;
  taken?: CalendarDate | null;
  result?: CalendarDate | null;
}

export interface QualityInput {
  asOf: CalendarDate;
  cases: readonly QualityCase[];
  contacts: readonly QualityContact[];
  exposures: readonly QualityExposure[];
  specimens: readonly QualitySpecimen[];
}

/** What the rules need to know across records, worked out once. */
export interface QualityFacts {
  asOfDay: number;
  /** Persons who are the target of an exposure. */
  exposed: ReadonlySet<string>;
  /** Day of the first exposure of a person, for those all of whose exposures are dated. */
  firstExposureDay: ReadonlyMap<string, number>;
  /** Persons with a case record. */
  casePersons: ReadonlySet<string>;
  /** How many records of the same kind carry a visual id. */
  caseVisualIds: ReadonlyMap<string, number>;
  contactVisualIds: ReadonlyMap<string, number>;
}

export function personFacts({ cases, contacts, exposures }: QualityInput): Omit<QualityFacts, 'asOfDay'> {
  return {
    exposed: new Set(exposures.filter(({ source, target }) => source !== target).map(({ target }) => target)),
    firstExposureDay: firstExposures(exposures),
    casePersons: new Set(cases.map((row) => row.personId)),
    caseVisualIds: tally(cases.map(visualIdOf)),
    contactVisualIds: tally(contacts.map(visualIdOf)),
  };
}

/** Without the spaces around it; empty when there is none. */
export function visualIdOf({ visualId }: { visualId?: string | null }): string {
  return (visualId ?? '').trim();
}

function firstExposures(exposures: readonly QualityExposure[]): Map<string, number> {
  const first = new Map<string, number>();
  for (const { target, date } of exposures) {
    const day = date === null || date === undefined ? -Infinity : dayOf(date);
    first.set(target, Math.min(first.get(target) ?? Infinity, day));
  }
  for (const [person, day] of first) if (day === -Infinity) first.delete(person); // one may have been earlier than all
  return first;
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
