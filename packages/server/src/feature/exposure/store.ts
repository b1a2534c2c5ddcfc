import { type RawBuilder, sql } from 'kysely';
import { joinCaseOfDay, type NounStore, type Values } from '../registry/index.ts';

/** The name of an event is no person's and stays in clear. */
const isPerson = (end: 'source' | 'target') => (values: Values) => (values[end] as { kind: string } | null)?.kind === 'person';

/** Most ends are people. Looked up end by end an event that is none costs nothing; joined as a table, all events would be gone through for each. */
const joinEvent = (alias: string, id: RawBuilder<unknown>) =>
  sql`left join lateral (select e.name, e.number from event e where e.home = r.home and e.id = ${id} offset 0) ${sql.id(alias)} on true`;

/** What stands beside a record of this noun, and through whom it is found. */
export const exposureStore: NounStore = {
  joins: {
    sourcePerson: sql`left join person sp on sp.home = r.home and sp.id = r.source_person`,
    sourceEvent: joinEvent('se', sql`r.source_event`),
    sourceCase: joinCaseOfDay('sc', sql`r.source_person`, sql`r.date`, 'own'),
    sourceContact: sql`left join contact sk on sk.home = r.home and sk.person = r.source_person and sk.withdrawn_at is null`,
    targetPerson: sql`left join person tp on tp.home = r.home and tp.id = r.target_person`,
    targetEvent: joinEvent('te', sql`r.target_event`),
    targetCase: joinCaseOfDay('tc', sql`r.target_person`, sql`r.date`, 'exposed'),
    targetContact: sql`left join contact tk on tk.home = r.home and tk.person = r.target_person and tk.withdrawn_at is null`,
  },
  display: {
    sourceName: { sql: sql`coalesce(sp.name, se.name)`, form: 'text', joins: ['sourcePerson', 'sourceEvent'], isName: isPerson('source') },
    sourceNumber: {
      sql: sql`coalesce(sc.number, sk.number, se.number)`,
      form: 'text',
      joins: ['sourceCase', 'sourceContact', 'sourceEvent'],
    },
    targetName: { sql: sql`coalesce(tp.name, te.name)`, form: 'text', joins: ['targetPerson', 'targetEvent'], isName: isPerson('target') },
    targetNumber: {
      sql: sql`coalesce(tc.number, tk.number, te.number)`,
      form: 'text',
      joins: ['targetCase', 'targetContact', 'targetEvent'],
    },
  },
  foundThrough: [
    { column: 'source_person', kind: 'person' },
    { column: 'target_person', kind: 'person' },
    { column: 'source_event', kind: 'event' },
    { column: 'target_event', kind: 'event' },
  ],
};
