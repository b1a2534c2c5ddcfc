import { type NewSample, type SampleAnswer } from '@firebreak/contract';
import { type MissingReason, type Occupancy } from '@firebreak/epi';

export type Risk = 'low' | 'medium' | 'high';

/** Something done in the field that the server has to hear of. */
export type FieldAct =
  | { readonly kind: 'sample'; readonly sample: NewSample; readonly risk: Risk }
  /** A numbered paper slip and its tube; stays on the device until somebody typed in whose it is. */
  | { readonly kind: 'slip'; readonly number: string; readonly sample: Omit<NewSample, 'who'>; readonly risk: Risk }
  | { readonly kind: 'void'; readonly samples: readonly string[]; readonly reason: string }
  | { readonly kind: 'seal'; readonly tube: string; readonly round: string | null }
  | { readonly kind: 'missing'; readonly round: string; readonly members: readonly string[]; readonly reason: MissingReason }
  | {
      readonly kind: 'occupancy';
      readonly household: string;
      readonly version: number;
      readonly occupancy: Occupancy;
      readonly reason: string;
    };

/**
 * `held` waits for a person (a slip to be typed in); `waiting` goes with the next batch; `sending` is on its way, and waiting
 * again after a crash; `done` is safe at the server; `attention` is kept there but somebody must look; `refused` is kept on the
 * device only, until somebody corrects or sends it again.
 */
export type EntryState = 'held' | 'waiting' | 'sending' | 'done' | 'attention' | 'refused';

/** One line of the device's outbox. The id is made on the device, so that sending twice is one write. */
export interface Entry {
  readonly id: string;
  readonly outbreak: string;
  /** ISO instant by the device's clock. */
  readonly at: string;
  /** Who did it; only this person's session sends it. */
  readonly by: string;
  readonly byName: string;
  readonly state: EntryState;
  readonly act: FieldAct;
  /** What the sampler saw, to find the entry again; gone once the server has it. */
  readonly label: string;
  readonly answer: SampleAnswer | null;
  /** Code of the error catalogue and what fills its text. */
  readonly code: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What became of an entry. */
export type Settled = Pick<Entry, 'id' | 'state'> & Partial<Pick<Entry, 'answer' | 'code' | 'details'>>;

/** Still to be sent by somebody. */
export const isUnsent = ({ state }: Pick<Entry, 'state'>): boolean => state === 'waiting' || state === 'sending';
/** Not safe at the server yet, whoever has to act. */
export const isOnlyHere = (entry: Pick<Entry, 'state'>): boolean => isUnsent(entry) || entry.state === 'held' || entry.state === 'refused';

/** The entry after its answer: what is safe at the server keeps no name, number or document on the device. */
export function settle(entry: Entry, settled: Settled): Entry {
  const next: Entry = {
    ...entry,
    state: settled.state,
    answer: settled.answer ?? null,
    code: settled.code ?? null,
    details: settled.details ?? {},
  };
  return next.state === 'done' ? withoutPerson(next) : next;
}

function withoutPerson(entry: Entry): Entry {
  if (entry.act.kind !== 'sample') return { ...entry, label: '' };
  const { who } = entry.act.sample;
  const bare = who.kind === 'walkIn' ? { kind: 'member' as const, member: who.member } : who;
  return { ...entry, label: '', act: { ...entry.act, sample: { ...entry.act.sample, who: bare } } };
}
