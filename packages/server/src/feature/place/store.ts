import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const placeStore: NounStore = {
  joins: {},
  display: {
    visits: {
      sql: sql`(select count(*) from visit v where v.home = r.home and v.place = r.id and v.withdrawn_at is null)`,
      form: 'whole',
      joins: [],
    },
  },
  foundThrough: [],
};
