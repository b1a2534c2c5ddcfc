import { type NewSample } from '@firebreak/contract';
import { uuidv7 } from '../../../app/uuid.ts';
import { type Entry, type FieldAct } from '../../../offline/entry.ts';
import { type Placed } from './desk.ts';
import { slipNumber } from './sampled.ts';

/** Who acts, for which round and at which point. */
export interface Doer {
  readonly outbreak: string;
  readonly user: string;
  readonly userName: string;
  readonly round: string;
  readonly point: string | null;
  /** Pool whose members are tested again, each in a tube of its own. */
  readonly resolves: string | null;
}

/** An entry of the outbox that waits to be sent. */
export function entryOf(doer: Pick<Doer, 'outbreak' | 'user' | 'userName'>, act: FieldAct, label: string, id: string = uuidv7()): Entry {
  return {
    id,
    outbreak: doer.outbreak,
    at: new Date().toISOString(),
    by: doer.user,
    byName: doer.userName,
    state: act.kind === 'slip' ? 'held' : 'waiting',
    act,
    label,
    answer: null,
    code: null,
    details: {},
  };
}

/** Entries of people who found their place in a tube; of whom only the number of a slip is known is a slip. */
export function entriesOf(doer: Doer, placed: readonly Placed[]): readonly Entry[] {
  return placed.map(({ person, tube, position, capacity }) => {
    const id = uuidv7();
    const slip = slipNumber(person);
    const base = {
      id,
      takenAt: new Date().toISOString(),
      tube,
      position,
      capacity,
      round: doer.round,
      point: doer.point,
      resolves: doer.resolves,
    };
    const act: FieldAct =
      slip === undefined
        ? { kind: 'sample', sample: { ...base, who: person.who } satisfies NewSample, risk: person.risk }
        : { kind: 'slip', number: slip, sample: base, risk: person.risk };
    return entryOf(doer, act, slip ?? person.name, id);
  });
}
