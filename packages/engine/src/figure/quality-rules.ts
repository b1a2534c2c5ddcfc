import { countsAsCase, dayOf, type CalendarDate } from '@firebreak/epi';
import {
  visualIdOf,
  type QualityCase,
  type QualityContact,
  type QualityExposure,
  type QualityFacts,
  type QualityInput,
  type QualitySpecimen,
} from './quality-facts.ts';

/** `impossible`: cannot be true. `unlikely`: worth a look. `missing`: the analysis needs it. */
export const qualitySeverities = ['impossible', 'unlikely', 'missing'] as const;
export type QualitySeverity = (typeof qualitySeverities)[number];

export const qualitySubjects = ['case', 'contact', 'exposure', 'specimen'] as const;
export type QualitySubject = (typeof qualitySubjects)[number];

export const qualityCodes = [
  'onsetInFuture',
  'reportInFuture',
  'outcomeInFuture',
  'outcomeBeforeOnset',
  'caseAgeImpossible',
  'contactAgeImpossible',
  'followUpEndsBeforeStart',
  'resultBeforeSample',
  'exposureInFuture',
  'exposureOfOneself',
  'onsetAfterReport',
  'sampleBeforeExposure',
  'convertedWithoutCase',
  'repeatedCaseId',
  'repeatedContactId',
  'noOnset',
  'noReport',
  'noExposure',
  'blankCaseId',
  'blankContactId',
  'notClassified',
  'deathWithoutDate',
  'noAge',
  'noSex',
  'noArea',
  'contactWithoutExposure',
  'exposureUndated',
] as const;
export type QualityCode = (typeof qualityCodes)[number];

type Detail = Record<string, string | number>;

export interface QualityRule {
  code: QualityCode;
  severity: QualitySeverity;
  subject: QualitySubject;
  field: string;
  run: (input: QualityInput, facts: QualityFacts) => { found: { id: string; detail: Detail }[]; checked: number };
}

/** Looks at one record: the values that disagree (empty when one is missing), or undefined when all is well. */
type Finding<Row> = (row: Row, facts: QualityFacts) => Detail | undefined;

/** Persons excluded (`notACase`) are history; nobody has to complete them. */
const onCase = ruleOn<QualityCase>('case', ({ cases }) => cases.filter((row) => countsAsCase(row.caseClass)));
const onContact = ruleOn<QualityContact>('contact', ({ contacts }) => contacts);
const onExposure = ruleOn<QualityExposure>('exposure', ({ exposures }) => exposures);
const onSpecimen = ruleOn<QualitySpecimen>('specimen', ({ specimens }) => specimens);

/** All rules, in the order of the list: what cannot be true first, what is missing last. */
export const qualityRules: readonly QualityRule[] = [
  onCase('onsetInFuture', 'impossible', 'onset', (row, facts) => future('onset', row.onset, facts)),
  onCase('reportInFuture', 'impossible', 'report', (row, facts) => future('report', row.report, facts)),
  onCase('outcomeInFuture', 'impossible', 'outcomeDate', (row, facts) => future('outcomeDate', row.outcomeDate, facts)),
  onCase('outcomeBeforeOnset', 'impossible', 'outcomeDate', (row) => reversed({ onset: row.onset }, { outcomeDate: row.outcomeDate })),
  onCase('caseAgeImpossible', 'impossible', 'ageYears', impossibleAge),
  onContact('contactAgeImpossible', 'impossible', 'ageYears', impossibleAge),
  onContact('followUpEndsBeforeStart', 'impossible', 'followUpTo', (row) =>
    reversed({ followUpFrom: row.followUpFrom }, { followUpTo: row.followUpTo }),
  ),
  onSpecimen('resultBeforeSample', 'impossible', 'result', (row) => reversed({ taken: row.taken }, { result: row.result })),
  onExposure('exposureInFuture', 'impossible', 'date', (row, facts) => future('date', row.date, facts)),
  onExposure('exposureOfOneself', 'impossible', 'target', (row) => when(row.source === row.target)),
  // Somebody found by testing may fall ill after the report.
  onCase('onsetAfterReport', 'unlikely', 'onset', (row) => reversed({ onset: row.onset }, { report: row.report })),
  onSpecimen('sampleBeforeExposure', 'unlikely', 'taken', sampleBeforeExposure),
  onContact('convertedWithoutCase', 'unlikely', 'status', (row, { casePersons }) =>
    when(row.status === 'converted' && !casePersons.has(row.personId)),
  ),
  onCase('repeatedCaseId', 'unlikely', 'visualId', (row, { caseVisualIds }) => repeated(visualIdOf(row), caseVisualIds)),
  onContact('repeatedContactId', 'unlikely', 'visualId', (row, { contactVisualIds }) => repeated(visualIdOf(row), contactVisualIds)),
  onCase('noOnset', 'missing', 'onset', (row) => when(!row.onset && row.caseClass !== 'confirmedNoSymptoms')),
  onCase('noReport', 'missing', 'report', (row) => when(!row.report)),
  onCase('noExposure', 'missing', 'exposure', (row, { exposed }) => when(row.origin !== 'imported' && !exposed.has(row.personId))),
  onCase('blankCaseId', 'missing', 'visualId', (row) => when(visualIdOf(row) === '')),
  onContact('blankContactId', 'missing', 'visualId', (row) => when(visualIdOf(row) === '')),
  onCase('notClassified', 'missing', 'caseClass', (row) => when(row.caseClass === 'notClassified')),
  onCase('deathWithoutDate', 'missing', 'outcomeDate', (row) => when(row.outcome === 'died' && !row.outcomeDate)),
  onCase('noAge', 'missing', 'ageYears', (row) => when(row.ageYears === null || row.ageYears === undefined)),
  onCase('noSex', 'missing', 'sex', (row) => when(!row.sex || row.sex === 'unknown')),
  onCase('noArea', 'missing', 'area', (row) => when(!row.area)),
  onContact('contactWithoutExposure', 'missing', 'exposure', (row, { exposed }) => when(!exposed.has(row.personId))),
  onExposure('exposureUndated', 'missing', 'date', (row) => when(!row.date)),
];

function ruleOn<Row extends { id: string }>(subject: QualitySubject, rowsOf: (input: QualityInput) => readonly Row[]) {
  return (code: QualityCode, severity: QualitySeverity, field: string, finding: Finding<Row>): QualityRule => ({
    code,
    severity,
    subject,
    field,
    run: (input, facts) => {
      const rows = rowsOf(input);
      const found = rows.flatMap((row) => {
        const detail = finding(row, facts);
        return detail === undefined ? [] : [{ id: row.id, detail }];
      });
      return { found, checked: rows.length };
    },
  });
}

function when(wrong: boolean): Detail | undefined {
  return wrong ? {} : undefined;
}

type MaybeDate = CalendarDate | null | undefined;

function future(field: string, date: MaybeDate, { asOfDay }: QualityFacts): Detail | undefined {
  if (!date || dayOf(date) <= asOfDay) return undefined;
  return { [field]: date, days: dayOf(date) - asOfDay };
}

/** The second date before the first, each given with the name of its field. */
function reversed(first: Record<string, MaybeDate>, second: Record<string, MaybeDate>): Detail | undefined {
  const [[firstField, firstDate] = []] = Object.entries(first);
  const [[secondField, secondDate] = []] = Object.entries(second);
  if (!firstField || !secondField || !firstDate || !secondDate || secondDate >= firstDate) return undefined;
  return { [firstField]: firstDate, [secondField]: secondDate, days: dayOf(firstDate) - dayOf(secondDate) };
}

function impossibleAge({ ageYears }: { ageYears?: number | null }): Detail | undefined {
  return ageYears === null || ageYears === undefined || (ageYears >= 0 && ageYears <= OLDEST) ? undefined : { ageYears };
}

/** Only where every exposure of the person is dated: an undated one may have come before the sample. */
function sampleBeforeExposure({ personId, taken }: QualitySpecimen, { firstExposureDay, casePersons }: QualityFacts): Detail | undefined {
  const exposure = personId && casePersons.has(personId) ? firstExposureDay.get(personId) : undefined;
  if (exposure === undefined || !taken || dayOf(taken) >= exposure) return undefined;
  return { taken, days: exposure - dayOf(taken) };
}

function repeated(visualId: string, counts: ReadonlyMap<string, number>): Detail | undefined {
  const count = counts.get(visualId) ?? 0;
  return visualId !== '' && count > 1 ? { visualId, count } : undefined;
}

const OLDEST = 120;
