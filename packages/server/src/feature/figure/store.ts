import {
  type CalendarDate,
  type CaseClass,
  type Certainty,
  type ContactStatus,
  type FollowUpStatus,
  type Origin,
  type Outcome,
  type Sex,
} from '@firebreak/epi';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { isBetween } from '../registry/index.ts';

type MaybeDate = CalendarDate | null;

export interface CaseFact {
  readonly id: string;
  readonly person: string;
  readonly number: string | null;
  readonly case_class: CaseClass;
  readonly origin: Origin | null;
  readonly onset_date: MaybeDate;
  readonly report_date: MaybeDate;
  readonly outcome: Outcome | null;
  readonly outcome_date: MaybeDate;
  readonly isolation_start: MaybeDate;
  readonly was_contact: boolean | null;
  readonly sex: Sex | null;
  readonly age_years: number | null;
  /** ltree path. */
  readonly area: string;
  /** Day the first positive sample was taken. */
  readonly first_positive: MaybeDate;
  /** Which infection of the person. */
  readonly episode: number;
  /** Days that are this infection's, where the person has several; null is open (`infection_span`). */
  readonly exposed_from: MaybeDate;
  readonly exposed_until: MaybeDate;
  readonly own_from: MaybeDate;
  readonly own_until: MaybeDate;
}
export interface ContactFact {
  readonly id: string;
  readonly person: string;
  readonly number: string | null;
  readonly status: ContactStatus;
  /** Day the contact was listed: as recorded, else the first day of follow-up, else the day of recording. */
  readonly report_date: MaybeDate;
  readonly follow_up_start: MaybeDate;
  readonly follow_up_end: MaybeDate;
  readonly became_case_on: MaybeDate;
  readonly last_exposure_date: MaybeDate;
  readonly age_years: number | null;
  readonly area: string;
}
export interface ExposureFact {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly date: MaybeDate;
  readonly certainty: Certainty | null;
}
export interface EventFact {
  readonly id: string;
  readonly date: MaybeDate;
}
export interface FollowUpFact {
  readonly date: CalendarDate;
  readonly status: FollowUpStatus;
  readonly area: string;
}
export interface SpecimenFact {
  readonly id: string;
  readonly person: string | null;
  readonly taken: MaybeDate;
  readonly result: MaybeDate;
  readonly area: string;
}

/** Everything the figures of an outbreak count. */
export interface Facts {
  readonly cases: readonly CaseFact[];
  readonly contacts: readonly ContactFact[];
  readonly exposures: readonly ExposureFact[];
  readonly events: readonly EventFact[];
  readonly followUps: readonly FollowUpFact[];
  readonly specimens: readonly SpecimenFact[];
}

/**
 * Facts of the records the actor may count: six statements, whatever the size.
 *
 * @param wanted permission in whose areas records count
 * @param area ltree path; records of its subtree only. Exposures and events always come whole: a link may cross a border.
 */
export async function loadFacts(trx: Trx, wanted: 'figure.read' | 'case.read' | 'chain.read', area: string | undefined): Promise<Facts> {
  const within = area === undefined ? sql`true` : sql`area <@ ${area}::ltree`;
  return {
    cases: await rowsOf<CaseFact>(trx, sql`select * from firebreak.figure_case(${wanted}) where ${within}`),
    contacts: await rowsOf<ContactFact>(trx, sql`select * from firebreak.figure_contact(${wanted}) where ${within}`),
    exposures: await rowsOf<ExposureFact>(trx, sql`select * from firebreak.figure_exposure(${wanted})`),
    events: await rowsOf<EventFact>(trx, sql`select * from firebreak.figure_event(${wanted})`),
    followUps: await rowsOf<FollowUpFact>(trx, sql`select * from firebreak.figure_follow_up(${wanted}) where ${within}`),
    specimens: await rowsOf<SpecimenFact>(trx, sql`select * from firebreak.figure_specimen(${wanted}) where ${within}`),
  };
}

async function rowsOf<T>(trx: Trx, statement: RawBuilder<unknown>): Promise<T[]> {
  const { rows } = await statement.execute(trx);
  return rows as T[];
}

export interface FigureArea {
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly level: string;
  readonly population: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The parts of an area, one level below it. */
export async function partsOf(trx: Trx, code: string): Promise<FigureArea[]> {
  return rowsOf<FigureArea>(
    trx,
    sql`select code, path::text, name, level, population, latitude, longitude from area where parent = ${code} order by code`,
  );
}

/** What a quality issue leads to, as far as the actor may read it: the number of the record, or of its person's. */
export async function labelsOf(
  trx: Trx,
  ids: {
    readonly case: readonly string[];
    readonly contact: readonly string[];
    readonly exposure: readonly string[];
    readonly specimen: readonly string[];
  },
) {
  const rows = await rowsOf<{ kind: string; id: string; label: string }>(
    trx,
    sql`
    select 'case' as kind, id, coalesce(number, '') as label from "case" where id = any (${[...ids.case]}::uuid[])
    union all select 'contact', id, coalesce(number, '') from contact where id = any (${[...ids.contact]}::uuid[])
    union all select 'specimen', id, coalesce(number, '') from specimen where id = any (${[...ids.specimen]}::uuid[])
    union all select 'exposure', e.id, concat_ws(' → ', coalesce(sc.number, sk.number, se.number), coalesce(tc.number, tk.number, te.number))
      from exposure e
      left join infection sc on sc.home = e.home and sc.person = e.source_person and ${isBetween(sql`e.date`, sql`sc.own_from`, sql`sc.own_until`)}
      left join contact sk on sk.home = e.home and sk.person = e.source_person
      left join event se on se.home = e.home and se.id = e.source_event
      left join infection tc on tc.home = e.home and tc.person = e.target_person and ${isBetween(sql`e.date`, sql`tc.exposed_from`, sql`tc.exposed_until`)}
      left join contact tk on tk.home = e.home and tk.person = e.target_person
      left join event te on te.home = e.home and te.id = e.target_event
      where e.id = any (${[...ids.exposure]}::uuid[])`,
  );
  return new Map(rows.map(({ kind, id, label }) => [`${kind} ${id}`, label]));
}
