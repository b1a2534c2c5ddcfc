import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type NounStore } from '../registry/index.ts';

/** What stands beside a record of this noun, and through whom it is found. */
export const followUpStore: NounStore = {
  joins: {
    contact: sql`left join contact k on k.home = r.home and k.id = r.contact`,
    person: sql`left join person p on p.home = k.home and p.id = k.person`,
  },
  display: {
    personName: { sql: sql`p.name`, form: 'text', joins: ['contact', 'person'], isName: () => true },
    contactNumber: { sql: sql`k.number`, form: 'text', joins: ['contact'] },
  },
  foundThrough: [{ column: 'contact', kind: 'contact' }],
};

/** Brings the day on which contacts were last seen up to date. */
export async function noteLastSeen(trx: Trx, home: string, contacts: readonly string[]): Promise<void> {
  await sql`select firebreak.note_last_seen(${home}, ${[...contacts]}::uuid[])`.execute(trx);
}
