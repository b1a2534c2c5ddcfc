import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const teamStore: NounStore = {
  joins: {},
  display: {
    contacts: {
      sql: sql`(select count(*) from contact k where k.home = r.home and k.team = r.id and k.withdrawn_at is null)`,
      form: 'whole',
      joins: [],
      isLongCount: true, // a hundred teams have all contacts of an outbreak
    },
  },
  foundThrough: [],
};
