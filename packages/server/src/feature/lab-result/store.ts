import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const labResultStore: NounStore = {
  joins: {
    specimen: sql`left join specimen s on s.home = r.home and s.id = r.specimen`,
    person: sql`left join person p on p.home = r.home and p.id = r.person`,
    personOfSpecimen: sql`left join person sp on sp.home = s.home and sp.id = s.person`,
  },
  display: {
    personName: {
      sql: sql`coalesce(p.name, sp.name)`,
      form: 'text',
      joins: ['specimen', 'person', 'personOfSpecimen'],
      isName: () => true,
    },
    specimenNumber: { sql: sql`s.number`, form: 'text', joins: ['specimen'] },
  },
  foundThrough: [
    { column: 'person', kind: 'person' },
    { column: 'specimen', kind: 'specimen' },
  ],
};
