import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const householdStore: NounStore = {
  joins: {},
  display: {
    members: {
      sql: sql`(select count(*) from person p where p.home = r.home and p.household = r.id and p.withdrawn_at is null)`,
      form: 'whole',
      joins: [],
    },
  },
  foundThrough: [],
};
