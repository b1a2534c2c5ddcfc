import { sql } from 'kysely';
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
