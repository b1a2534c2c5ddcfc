import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const specimenStore: NounStore = {
  joins: { person: sql`left join person p on p.home = r.home and p.id = r.person` },
  display: { personName: { sql: sql`p.name`, form: 'text', joins: ['person'], isName: () => true } },
  foundThrough: [
    { column: 'person', kind: 'person' },
    { column: 'place', kind: 'place' },
  ],
};
