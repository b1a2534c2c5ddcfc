import { type Entry, type FieldAct, type Risk } from '../entry.ts';

/** An entry of the outbox for a test. */
export function anEntry(id: string, act: FieldAct, change: Partial<Entry> = {}): Entry {
  return {
    id,
    outbreak: 'outbreak-1',
    at: '2026-07-12T06:00:00.000Z',
    by: 'sampler',
    byName: 'Sampler',
    state: 'waiting',
    act,
    label: '',
    answer: null,
    code: null,
    details: {},
    ...change,
  };
}

/** A sample of `round-1` in the outbox. */
export function aSample(id: string, member: string, tube: string, position: number, capacity: number, risk: Risk = 'low'): Entry {
  const sample = {
    id,
    takenAt: '2026-07-12T06:00:00.000Z',
    tube,
    position,
    capacity,
    round: 'round-1',
    point: null,
    resolves: null,
    who: { kind: 'member' as const, member },
  };
  return anEntry(id, { kind: 'sample', sample, risk });
}
