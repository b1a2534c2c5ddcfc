import { countsAsCase, type Infection, infectionNode, linkInfections } from '@firebreak/epi';
import { type RecordedExposure, type RecordedNode } from '@firebreak/engine/chains/recorded-graph';
import { type CaseFact, type Facts } from './store.ts';

type ChainFacts = Pick<Facts, 'cases' | 'contacts' | 'events' | 'exposures'>;

/** The infection a case record stands for. */
export const infectionOf = (row: InfectionRow): Infection => ({
  person: row.person,
  episode: row.episode,
  day: row.onset_date ?? row.first_positive ?? row.report_date,
  exposedFrom: row.exposed_from,
  exposedUntil: row.exposed_until,
  ownFrom: row.own_from,
  ownUntil: row.own_until,
});
export type InfectionRow = Pick<
  CaseFact,
  'person' | 'episode' | 'onset_date' | 'first_positive' | 'report_date' | 'exposed_from' | 'exposed_until' | 'own_from' | 'own_until'
>;

/**
 * The nodes of a recorded graph: an infection is one node, and whoever has none that counts is one as a contact, else as an
 * excluded case. Somebody infected twice is two nodes, and a case that was ruled out beside another that counts is none.
 */
export function chainNodes({ cases, contacts, events }: Omit<ChainFacts, 'exposures'>): RecordedNode[] {
  const counting = cases.filter((row) => countsAsCase(row.case_class));
  const casePersons = new Set(counting.map(({ person }) => person));
  const contactPersons = new Set(contacts.map(({ person }) => person));
  const excluded = new Map(
    cases.flatMap((row) => (casePersons.has(row.person) || contactPersons.has(row.person) ? [] : [[row.person, row] as const])),
  );
  return [
    ...counting.map((row) => caseNode(row, infectionNode(row.person, row.episode))),
    ...[...excluded.values()].map((row) => caseNode(row, row.person)),
    ...contacts.filter(({ person }) => !casePersons.has(person)).map(({ person }) => ({ id: person, kind: 'contact' as const })),
    ...events.map(({ id, date }) => ({ id, kind: 'event' as const, eventDate: date })),
  ];
}

const caseNode = (row: CaseFact, id: string): RecordedNode => ({
  id,
  kind: 'case',
  caseClass: row.case_class,
  onset: row.onset_date,
  firstPositive: row.first_positive,
  report: row.report_date,
  isolation: row.isolation_start,
});

/** The links of that graph: each exposure between the infections to which its day belongs. */
export const chainLinks = <E extends RecordedExposure>(
  exposures: readonly E[],
  { cases, events }: Pick<ChainFacts, 'events'> & { readonly cases: readonly (InfectionRow & Pick<CaseFact, 'case_class'>)[] },
): readonly E[] =>
  linkInfections(
    exposures,
    cases.filter((row) => countsAsCase(row.case_class)).map(infectionOf),
    new Map(events.map(({ id, date }) => [id, date])),
  );
