import { type PersonStatus } from '@firebreak/protocol';
import { type Standing } from '../registry/index.ts';
import { bindOutbreak, momentWanted } from './bound.ts';

/** Somebody has to know who these are: a plan runs, a positive is not cleared, or they are cases. Time that is over holds nobody (P19). */
const restricting: ReadonlySet<PersonStatus> = new Set<PersonStatus>([
  'toLocate',
  'inQuarantine',
  'held',
  'releaseDue',
  'toIsolate',
  'isolated',
  'monitored',
]);

/** Persons of an open outbreak whom the rules in force restrict now. Nobody is restricted by an outbreak that is closed. */
export async function restrictedPersons(at: Standing): Promise<string[]> {
  if (at.outbreak.status === 'closed') return [];
  const bound = await bindOutbreak(at, momentWanted(at, undefined));
  const persons: string[] = [];
  for (const evaluation of bound.evaluations.values())
    for (const [person, { status }] of evaluation.states)
      if (restricting.has(status) && bound.evaluationFor(person) === evaluation) persons.push(person);
  return persons;
}
