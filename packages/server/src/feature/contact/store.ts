import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { ageAt, type NounStore, type Row } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const contactStore: NounStore = {
  joins: { person: sql`left join person p on p.home = r.home and p.id = r.person` },
  display: {
    personName: { sql: sql`p.name`, form: 'text', joins: ['person'], isName: () => true },
    sex: { sql: sql`p.sex`, form: 'code', joins: ['person'] },
    ageYears: { sql: ageAt(sql`coalesce(r.last_exposure_date, r.report_date)`), form: 'number', joins: ['person'] },
    lastSeen: { sql: sql`r.last_seen`, form: 'date', joins: [] },
  },
  foundThrough: [{ column: 'person', kind: 'person' }],
};

/** Checks of a contact that are due from a day on, by day. */
export async function openFollowUpIds(trx: Trx, home: string, contact: string, from: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from follow_up
    where home = ${home} and contact = ${contact} and status = 'due' and date >= ${from}::date and withdrawn_at is null
    order by date, id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** The case of one infection of a person, also a withdrawn one; what is in force first. */
export async function caseOfEpisode(trx: Trx, home: string, person: string, episode: number): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select * from "case" where home = ${home} and person = ${person} and episode = ${episode}
    order by withdrawn_at is not null, updated_at desc, id limit 1`.execute(trx);
  return rows[0];
}
