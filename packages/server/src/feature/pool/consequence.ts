import { type Act } from '../../platform/journal/index.ts';
import { reactToPerson } from '../reaction/service.ts';
import { append, foundBy, type Standing } from '../registry/index.ts';
import {
  type FindingAct,
  indexPersons,
  type MemberPerson,
  namesToIndex,
  personsOfTube,
  type Place,
  specimensOfTube,
  type TaskEnd,
  type TestedTube,
} from './store.ts';

/** Several people share the tube, or will: its result is nobody's own. */
export const isPool = ({ capacity, members }: Pick<TestedTube, 'capacity' | 'members'>): boolean => capacity > 1 && members !== 1;

/** When the laboratory had the result. */
export const positiveAt = ({ tested_at: tested, reported_at: reported }: Pick<TestedTube, 'tested_at' | 'reported_at'>): string =>
  tested !== null && Date.parse(tested) < Date.parse(reported) ? tested : reported;

/** What settling wrote: told to the journal at the end, since its head lets one transaction through at a time. */
export class Consequences {
  private readonly acts: Act[] = [];
  private readonly persons = new Set<string>();
  readonly kept: string[] = [];

  found(at: Standing, tube: string, findings: readonly FindingAct[]): void {
    for (const finding of findings) {
      if (finding.verb === 'kept') this.kept.push(tube);
      else this.acts.push(act(at, finding, finding.kind, finding.verb, { tube, before: finding.before, after: finding.after }));
      this.persons.add(finding.person);
    }
  }

  made(at: Standing, tube: string, members: readonly MemberPerson[]): void {
    for (const { person, area, member, is_new: isNew } of members)
      if (isNew) this.acts.push(act(at, { id: person, area, version: 1 }, 'person', 'created', { tube, member, before: {}, after: {} }));
  }

  released(at: Standing, tube: string, persons: readonly { id: string; area: string; version: number }[]): void {
    const payload = { tube, reason: 'the pool is not positive', before: { withdrawnAt: null }, after: { withdrawnAt: at.now } };
    for (const person of persons) this.acts.push(act(at, person, 'person', 'withdrawn', payload));
  }

  ended(at: Standing, tube: string, tasks: readonly TaskEnd[]): void {
    for (const task of tasks) {
      const after = { status: task.verb === 'completed' ? 'done' : 'open' };
      this.acts.push(act(at, task, 'task', task.verb, { tube, before: { status: task.status }, after }));
    }
  }

  /** Writes the entries, and looks at the events of everybody about whom something is known now. */
  async tell(at: Standing): Promise<void> {
    await append(at, this.acts);
    for (const person of this.persons) reactToPerson(at, person);
  }
}

/** Persons of the members of a tube, in the registry from now on and found there by name, phone and document. */
export async function personsInTube(at: Standing, place: Place, tube: string, found: Consequences): Promise<MemberPerson[]> {
  const members = await personsOfTube(at.trx, place, tube, at.now);
  const names = await namesToIndex(
    at.trx,
    place,
    members.filter(({ is_new: isNew }) => isNew).map(({ person }) => person),
  );
  const rows = names.map(({ id, name, phone, document }) => {
    const { search, codes } = foundBy({ names: [name], words: [], phones: [phone], codes: [document] });
    return { id, search, codes };
  });
  await indexPersons(at.trx, place, rows);
  await specimensOfTube(at.trx, place, tube, at.now);
  found.made(at, tube, members);
  return members;
}

const act = (
  at: Standing,
  { id, area, version }: { id: string; area: string; version: number },
  kind: string,
  verb: string,
  payload: Record<string, unknown>,
): Act => ({ home: at.outbreak.home, action: `${kind}.${verb}`, outbreak: at.outbreak.id, area, kind, subject: id, version, payload });
