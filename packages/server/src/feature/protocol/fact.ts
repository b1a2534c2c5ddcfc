import { type CalendarDate, countsAsCase, type Day, dayOf } from '@firebreak/epi';
import {
  type CaseFact,
  dayAt,
  type ExposureFact,
  type Fact,
  HOUR,
  type Instant,
  type QuarantineFact,
  startOfDay,
  type SymptomFact,
  type TestFact,
} from '@firebreak/protocol';
import { type CaseRow, type ContactRow, type ExposureRow, type ProtocolRows, type SymptomRow, type TestRow } from './store.ts';

/** How the days of records become instants, and since when something counts as known. */
export interface FactView {
  readonly zone: string;
  /**
   * Day on which an outbreak of the past stands; null for a live one. There everything counts as known on the day the papers say,
   * because it was typed in years later; what was withdrawn is gone.
   */
  readonly asOf: string | null;
}

/**
 * Facts of an outbreak from its records. What each becomes is listed in docs/method/protocol-binding.md.
 *
 * A record holds what it says now: earlier contents stand in the journal and are not looked at. A day without an hour begins at midnight.
 */
export function factsOf(rows: ProtocolRows, view: FactView): Fact[] {
  const contacts = new Map(rows.contacts.filter((row) => row.withdrawn_at === null).map((row) => [row.person, row]));
  const persons = new Set(rows.persons.map(({ id }) => id)); // who was withdrawn decides nothing
  const tests = rows.tests.flatMap((row) => testFact(row, view));
  const positives = positivesOf(tests);
  return [
    ...episodesThatDecide(rows.cases).map((row) => caseFact(row, firstPositiveOf(row, positives, view), view)),
    ...rows.exposures.flatMap((row) => exposureFact(row, contacts.get(row.person), view)),
    ...rows.contacts.flatMap((row) => quarantineFact(row, view)),
    ...rows.holds.map((row): QuarantineFact => {
      const done = Date.parse(row.done_at);
      return { kind: 'quarantine', id: row.id, person: row.person, recordedAt: done, startedAt: done };
    }),
    ...tests,
    ...rows.symptoms.flatMap((row) => symptomFact(row, view)),
    ...rows.persons.flatMap((row): Fact[] =>
      row.age_years === null
        ? []
        : [{ kind: 'person', id: `person ${row.id}`, person: row.id, recordedAt: 0, facts: { ageYears: row.age_years } }],
    ),
  ].filter((fact) => persons.has(fact.person) && (view.asOf === null || fact.withdrawnAt === undefined));
}

interface Written {
  readonly id: string;
  readonly person: string;
  readonly created_at: string;
  readonly withdrawn_at: string | null;
}

/** @param documented day on which the papers say it was known; a live outbreak takes the earlier of that and the writing */
function recorded(row: Written, documented: string | null, { zone, asOf }: FactView) {
  const written = Date.parse(row.created_at);
  const paper = documented === null ? undefined : startOfDay(day(documented), zone);
  const known = asOf === null ? Math.min(written, paper ?? Infinity) : (paper ?? startOfDay(day(asOf), zone));
  return {
    id: row.id,
    person: row.person,
    recordedAt: known,
    ...(row.withdrawn_at === null ? {} : { withdrawnAt: Date.parse(row.withdrawn_at) }),
  };
}

const day = (date: string): Day => dayOf(date as CalendarDate);
const maybeDay = (date: string | null): Day | undefined => (date === null ? undefined : day(date));
const midnight = (date: string | null, { zone }: FactView): Instant | undefined =>
  date === null ? undefined : startOfDay(day(date), zone);

/** A case that was ruled out says nothing where another infection of the person stands. */
function episodesThatDecide(cases: readonly CaseRow[]): readonly CaseRow[] {
  const standing = new Set(cases.flatMap((row) => (row.withdrawn_at === null && countsAsCase(row.case_class) ? [row.person] : [])));
  return cases.filter((row) => countsAsCase(row.case_class) || !standing.has(row.person));
}

function caseFact(row: CaseRow, firstPositiveSample: Day | undefined, view: FactView): CaseFact {
  const outcomeDay = maybeDay(row.outcome_date);
  const documented = row.report_date ?? row.isolation_start ?? row.hospital_start ?? row.onset_date;
  return {
    kind: 'case',
    ...recorded(row, documented, view),
    caseClass: row.case_class,
    onset: maybeDay(row.onset_date),
    firstPositiveSample,
    isolatedAt: midnight(row.isolation_start ?? row.hospital_start, view),
    dischargedAt: midnight(row.hospital_end ?? row.isolation_end, view),
    recoveredDay: row.outcome === 'recovered' ? outcomeDay : undefined,
    // A death whose day nobody wrote down counts from the day it was known.
    deathDay: row.outcome === 'died' ? (outcomeDay ?? dayAt(recorded(row, documented, view).recordedAt, view.zone)) : undefined,
    origin: row.origin ?? undefined,
  };
}

/** Positives of each person, in order of sampling. */
function positivesOf(tests: readonly TestFact[]): ReadonlyMap<string, readonly TestFact[]> {
  const positives = new Map<string, TestFact[]>();
  for (const test of tests) {
    if (test.outcome !== 'positive' || test.withdrawnAt !== undefined) continue;
    const own = positives.get(test.person);
    if (own === undefined) positives.set(test.person, [test]);
    else own.push(test);
  }
  for (const own of positives.values()) own.sort((a, b) => a.sampledAt - b.sampledAt);
  return positives;
}

/** Day of the first positive among the days that are the infection's own; one taken after it was over is not its first. */
function firstPositiveOf(row: CaseRow, positives: ReadonlyMap<string, readonly TestFact[]>, { zone }: FactView): Day | undefined {
  const closed = maybeDay((row.outcome === 'recovered' ? row.outcome_date : null) ?? row.hospital_end ?? row.isolation_end) ?? Infinity;
  const [from, until] = [maybeDay(row.own_from) ?? -Infinity, Math.min(closed, maybeDay(row.own_until) ?? Infinity)];
  const days = (positives.get(row.person) ?? []).map(({ sampledAt }) => dayAt(sampledAt, zone));
  return days.find((one) => one >= from && one <= until);
}

/** An exposure without a day takes the last exposure written on the contact; without that too it says nothing about time. */
function exposureFact(row: ExposureRow, contact: ContactRow | undefined, view: FactView): ExposureFact[] {
  const date = row.date ?? contact?.last_exposure_date ?? null;
  if (date === null) return [];
  const documented = contact?.report_date ?? (view.asOf === null ? null : date);
  const judged = contact?.contact_class;
  return [
    {
      kind: 'exposure',
      ...recorded(row, documented, view),
      source: row.source_person === null ? { kind: 'venue', place: row.source_event ?? '' } : { kind: 'person', person: row.source_person },
      firstDay: day(date),
      lastDay: day(date),
      class: judged === null || judged === undefined || judged === 'unclassified' ? undefined : judged,
    },
  ];
}

const ended: ReadonlySet<string> = new Set(['completed', 'dropped']);

function quarantineFact(row: ContactRow, view: FactView): QuarantineFact[] {
  const startedAt = midnight(row.follow_up_start, view);
  if (startedAt === undefined) return [];
  const endedAt = ended.has(row.status) ? (midnight(row.follow_up_end, view) ?? Date.parse(row.updated_at)) : undefined;
  return [{ kind: 'quarantine', ...recorded(row, row.follow_up_start, view), startedAt, endedAt }];
}

/** A sample whose hour nobody wrote down counts at noon: neither before its day nor after it, in any zone. */
const NOON = 12 * HOUR;

function testFact(row: TestRow, view: FactView): TestFact[] {
  const written = midnight(row.tested_date ?? row.result_date, view);
  const sampledAt = row.taken_at === null ? (written === undefined ? undefined : written + NOON) : Date.parse(row.taken_at);
  if (sampledAt === undefined && view.asOf !== null) return [];
  const sampled = sampledAt ?? Date.parse(row.created_at);
  const known = recorded(row, row.result_date ?? row.tested_date ?? (view.asOf === null ? null : isoDay(sampled, view)), view);
  return [
    {
      kind: 'test',
      ...known,
      // A result is not known before its sample was taken.
      recordedAt: Math.max(known.recordedAt, sampled),
      sampledAt: sampled,
      method: row.test ?? 'unknown',
      outcome: row.outcome,
      ct: row.ct ?? undefined,
    },
  ];
}

const isoDay = (at: Instant, { zone }: FactView): string => new Date(dayAt(at, zone) * 24 * HOUR).toISOString().slice(0, 10);

const symptomFact = (row: SymptomRow, view: FactView): SymptomFact[] => [
  { kind: 'symptom', ...recorded(row, row.date, view), day: day(row.date) },
];
