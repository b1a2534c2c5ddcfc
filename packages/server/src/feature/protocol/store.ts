import { type CaseClass, type ContactStatus, type LabOutcome, type Origin, type Outcome } from '@firebreak/epi';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

type Instant = string;
type MaybeDate = string | null;

interface Row {
  readonly id: string;
  readonly person: string;
  readonly created_at: Instant;
  readonly withdrawn_at: Instant | null;
}
/** Where somebody is looked after: the rules of that area hold for them. */
export interface PersonRow {
  readonly id: string;
  /** ltree path. */
  readonly area: string;
  readonly age_years: number | null;
  /** Listed as a contact, whether an exposure was recorded or not. */
  readonly listed: boolean;
}
export interface CaseRow extends Row {
  readonly case_class: CaseClass;
  readonly origin: Origin | null;
  readonly onset_date: MaybeDate;
  readonly infection_date: MaybeDate;
  readonly report_date: MaybeDate;
  readonly isolation_start: MaybeDate;
  readonly isolation_end: MaybeDate;
  readonly hospital_start: MaybeDate;
  readonly hospital_end: MaybeDate;
  readonly outcome: Outcome | null;
  readonly outcome_date: MaybeDate;
  /** First and last day that are this infection's own where the person has several; null is open. */
  readonly own_from: MaybeDate;
  readonly own_until: MaybeDate;
}
export interface ContactRow extends Row {
  readonly updated_at: Instant;
  readonly contact_class: string | null;
  readonly status: ContactStatus;
  readonly last_exposure_date: MaybeDate;
  readonly report_date: MaybeDate;
  readonly follow_up_start: MaybeDate;
  readonly follow_up_end: MaybeDate;
}
export interface ExposureRow extends Row {
  readonly source_person: string | null;
  readonly source_event: string | null;
  readonly date: MaybeDate;
}
export interface TestRow extends Row {
  readonly taken_at: Instant | null;
  readonly tested_date: MaybeDate;
  readonly result_date: MaybeDate;
  readonly test: string | null;
  readonly outcome: LabOutcome;
  readonly ct: number | null;
}
export interface SymptomRow extends Row {
  readonly date: string;
}
export interface HoldRow {
  readonly id: string;
  readonly person: string;
  readonly done_at: Instant;
}

/** Everything the rules look at, as the records say it. */
export interface ProtocolRows {
  readonly persons: readonly PersonRow[];
  readonly cases: readonly CaseRow[];
  readonly contacts: readonly ContactRow[];
  readonly exposures: readonly ExposureRow[];
  readonly tests: readonly TestRow[];
  readonly symptoms: readonly SymptomRow[];
  readonly holds: readonly HoldRow[];
}

async function rowsOf<T>(trx: Trx, statement: RawBuilder<unknown>): Promise<T[]> {
  const { rows } = await statement.execute(trx);
  return rows as T[];
}

/** @param only persons wanted; undefined: everybody of the outbreak */
export async function loadRows(trx: Trx, home: string, only?: readonly string[]): Promise<ProtocolRows> {
  const these = sql`${only === undefined ? null : [...only]}::uuid[]`;
  const at = sql`${home}`;
  return {
    persons: await rowsOf(trx, sql`select id, area::text as area, age_years, listed from firebreak.protocol_person(${at}, ${these})`),
    cases: await rowsOf(trx, sql`select * from firebreak.protocol_case(${at}, ${these})`),
    contacts: await rowsOf(trx, sql`select * from firebreak.protocol_contact(${at}, ${these})`),
    exposures: await rowsOf(trx, sql`select * from firebreak.protocol_exposure(${at}, ${these})`),
    tests: await rowsOf(trx, sql`select * from firebreak.protocol_test(${at}, ${these})`),
    symptoms: await rowsOf(trx, sql`select * from firebreak.protocol_symptom(${at}, ${these})`),
    holds: await rowsOf(trx, sql`select * from firebreak.protocol_hold(${at}, ${these})`),
  };
}

/** A person and those whose facts can decide about them. */
export async function circleOf(trx: Trx, home: string, person: string, steps: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(trx, sql`select id from firebreak.protocol_circle(${home}, ${person}, ${steps}) as t(id)`);
  return rows.map(({ id }) => id);
}

/** Codes of areas and of all above them, by path. */
export async function codesAbove(trx: Trx, paths: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ path: string; code: string }>(
    trx,
    sql`select distinct a.path::text as path, a.code from area a join unnest(${[...paths]}::text[]) as given(path) on a.path @> given.path::ltree`,
  );
  return new Map(rows.map(({ path, code }) => [path, code]));
}

/** A person the actor may read, with the records that lead to them. */
export interface SeenPerson {
  readonly id: string;
  readonly name: string | null;
  /** ltree path. */
  readonly area: string;
  readonly area_name: string;
  readonly case_id: string | null;
  readonly contact_id: string | null;
  readonly number: string | null;
}

/** Of the given persons those in sight of the actor: row-level security decides. */
export async function personsInSight(trx: Trx, home: string, ids: readonly string[]): Promise<SeenPerson[]> {
  if (ids.length === 0) return [];
  return rowsOf(
    trx,
    sql`select p.id, p.name, p.area::text as area, a.name as area_name, c.id as case_id, k.id as contact_id, coalesce(c.number, k.number) as number
      from person p
      join area a on a.path = p.area
      left join "case" c on c.home = p.home and c.person = p.id and c.is_current
      left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
      where p.home = ${home} and p.id = any (${[...ids]}::uuid[]) and p.withdrawn_at is null`,
  );
}

/** Ids and areas of every person in sight. */
export const everybodyInSight = (trx: Trx, home: string, area: string | undefined): Promise<{ id: string; area: string }[]> =>
  rowsOf(
    trx,
    sql`select id, area::text as area from person
      where home = ${home} and outbreak = firebreak.open_outbreak() and withdrawn_at is null
        and (${area ?? null}::text is null or area <@ (${area ?? null}::text)::ltree)`,
  );

/** Persons in sight whom a text names: by id of person, case or contact, or by their number. */
export async function personsNamed(trx: Trx, home: string, text: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    trx,
    sql`select p.id from person p where p.home = ${home} and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and p.id::text = ${text}
      union select c.person from "case" c where c.home = ${home} and c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null and (c.id::text = ${text} or c.number = ${text})
      union select k.person from contact k where k.home = ${home} and k.outbreak = firebreak.open_outbreak() and k.withdrawn_at is null and (k.id::text = ${text} or k.number = ${text})`,
  );
  return rows.map(({ id }) => id);
}

/** A place in sight at which cases stayed. */
export interface CasePlace {
  readonly id: string;
  readonly name: string;
  readonly area_name: string;
  readonly kind: string | null;
  readonly cases: number;
}

/** Places in sight that current cases visited. Only cases in sight count: the number would tell of the others. */
export const placesOfCases = (trx: Trx, home: string): Promise<CasePlace[]> =>
  rowsOf(
    trx,
    sql`select l.id, l.name, a.name as area_name, l.kind, count(distinct c.person)::int as cases
      from place l
      join area a on a.path = l.area
      join visit v on v.home = l.home and v.place = l.id and v.withdrawn_at is null
      join "case" c on c.home = v.home and c.person = v.person and c.withdrawn_at is null
        and c.case_class in ('probable', 'confirmed', 'confirmedNoSymptoms')
      where l.home = ${home} and l.outbreak = firebreak.open_outbreak() and l.withdrawn_at is null
      group by l.home, l.id, a.name order by count(distinct c.person) desc, l.id limit 500`,
  );
