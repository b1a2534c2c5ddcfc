import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const visitStore: NounStore = {
  joins: {
    person: sql`left join person p on p.home = r.home and p.id = r.person`,
    place: sql`left join place l on l.home = r.home and l.id = r.place`,
  },
  display: {
    personName: { sql: sql`p.name`, form: 'text', joins: ['person'], isName: () => true },
    placeName: { sql: sql`l.name`, form: 'text', joins: ['place'] },
  },
  foundThrough: [
    { column: 'person', kind: 'person' },
    { column: 'place', kind: 'place' },
  ],
};
