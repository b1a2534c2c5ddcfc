import { type CaseClass } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { ageAt, type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const caseStore: NounStore = {
  joins: { person: sql`left join person p on p.home = r.home and p.id = r.person` },
  display: {
    personName: { sql: sql`p.name`, form: 'text', joins: ['person'], isName: () => true },
    sex: { sql: sql`p.sex`, form: 'code', joins: ['person'] },
    ageYears: { sql: ageAt(sql`coalesce(r.onset_date, r.report_date)`), form: 'number', joins: ['person'] },
  },
  foundThrough: [{ column: 'person', kind: 'person' }],
};

/** An infection of a person with the days that tell it from another; also one whose record is out of the actor's sight. */
export interface InfectionRow {
  readonly id: string;
  readonly episode: number;
  readonly case_class: CaseClass;
  readonly onset: string | null;
  /** Day of its first positive sample. */
  readonly positive: string | null;
  readonly recovered: string | null;
  readonly discharged: string | null;
  /** Day of the report, else the instant of recording. */
  readonly diagnosed: string;
}

/** Infections of a person in their order. */
export async function infectionsOf(trx: Trx, home: string, person: string): Promise<InfectionRow[]> {
  const { rows } = await sql<InfectionRow>`select * from firebreak.infections_of(${home}, ${person})`.execute(trx);
  return rows;
}
