import { sql } from 'kysely';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const personStore: NounStore = {
  joins: {
    case: sql`left join "case" c on c.home = r.home and c.person = r.id and c.is_current`,
    contact: sql`left join contact k on k.home = r.home and k.person = r.id and k.withdrawn_at is null`,
  },
  display: {
    caseClass: { sql: sql`c.case_class`, form: 'code', joins: ['case'] },
    contactStatus: { sql: sql`k.status`, form: 'code', joins: ['contact'] },
  },
  foundThrough: [],
};
