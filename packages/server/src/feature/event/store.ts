import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const eventStore: NounStore = {
  joins: { place: sql`left join place l on l.home = r.home and l.id = r.place` },
  display: { placeName: { sql: sql`l.name`, form: 'text', joins: ['place'] } },
  foundThrough: [{ column: 'place', kind: 'place' }],
};
