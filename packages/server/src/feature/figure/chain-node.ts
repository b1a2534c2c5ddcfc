import { countsAsCase } from '@firebreak/epi';
import { type RecordedNode } from '@firebreak/engine/chains/recorded-graph';
import { type Facts } from './store.ts';

/**
 * The nodes of a recorded graph: a person is one node, as a case where there is a case record that counts, else as a
 * contact; an excluded case that is still followed up is a contact again.
 */
export function chainNodes({ cases, contacts, events }: Pick<Facts, 'cases' | 'contacts' | 'events'>): RecordedNode[] {
  const contactPersons = new Set(contacts.map(({ person }) => person));
  const shown = cases.filter((row) => countsAsCase(row.case_class) || !contactPersons.has(row.person));
  const casePersons = new Set(shown.map(({ person }) => person));
  return [
    ...shown.map((row) => ({
      id: row.person,
      kind: 'case' as const,
      caseClass: row.case_class,
      onset: row.onset_date,
      firstPositive: row.first_positive,
      report: row.report_date,
      isolation: row.isolation_start,
    })),
    ...contacts.filter(({ person }) => !casePersons.has(person)).map(({ person }) => ({ id: person, kind: 'contact' as const })),
    ...events.map(({ id, date }) => ({ id, kind: 'event' as const, eventDate: date })),
  ];
}
