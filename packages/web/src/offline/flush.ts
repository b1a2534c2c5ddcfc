import { AppError } from '@firebreak/contract';
import { ConnectionLost } from '../app/client.ts';
import { type Entry, type FieldAct, isUnsent, type Settled } from './entry.ts';

/** Where entries wait; the device's database, or a list in a test. */
export interface Outbox {
  readonly entries: () => Promise<readonly Entry[]>;
  /** Marks entries as on their way, or as waiting again. */
  readonly mark: (ids: readonly string[], state: 'sending' | 'waiting') => Promise<void>;
  readonly settle: (answers: readonly Settled[]) => Promise<void>;
}

/** Sends entries of one outbreak and one kind. @throws AppError, ConnectionLost */
export type Send = (batch: readonly Entry[]) => Promise<readonly Settled[]>;

/** How sending ended: nothing is left; no network; the server asks to wait; nobody is signed in. */
export type FlushEnd = 'empty' | 'offline' | 'later' | 'signIn';

/** Samples in one request: small enough for a weak signal, large enough for a morning without one. */
export const BATCH_SAMPLES = 200;

/** What a later act speaks of must be there first: a tube is sealed after its samples came, a sample is void after it came. */
const order: readonly FieldAct['kind'][] = ['sample', 'void', 'seal', 'missing', 'occupancy'];

/** The entries that go next: samples of one outbreak together, everything else one by one. */
export function nextBatch(entries: readonly Entry[], by: string): readonly Entry[] {
  const mine = entries.filter((entry) => isUnsent(entry) && entry.by === by);
  for (const kind of order) {
    const ofKind = mine.filter(({ act }) => act.kind === kind);
    const [first] = ofKind;
    if (first === undefined) continue;
    return kind === 'sample' ? ofKind.filter(({ outbreak }) => outbreak === first.outbreak).slice(0, BATCH_SAMPLES) : [first];
  }
  return [];
}

/**
 * Sends what waits, batch by batch, until nothing is left or there is no getting on. Nothing is taken out of the outbox without an
 * answer for it; one entry that the server cannot read is found by halving its batch, and the others go in.
 *
 * @param by the person who is signed in: only what they did is sent under their name
 */
export async function flush(outbox: Outbox, send: Send, by: string): Promise<FlushEnd> {
  for (;;) {
    const batch = nextBatch(await outbox.entries(), by);
    if (batch.length === 0) return 'empty';
    const ids = batch.map(({ id }) => id);
    await outbox.mark(ids, 'sending');
    const end = await sendSplitting(outbox, send, batch);
    if (end !== undefined) {
      await outbox.mark(ids, 'waiting');
      return end;
    }
  }
}

/** @returns undefined when every entry has its answer */
async function sendSplitting(outbox: Outbox, send: Send, batch: readonly Entry[]): Promise<Exclude<FlushEnd, 'empty'> | undefined> {
  try {
    await outbox.settle(answersFor(batch, await send(batch)));
    return undefined;
  } catch (error) {
    const end = endAfter(error);
    if (end !== undefined) return end;
    const { code, details } = error as AppError;
    if (batch.length === 1 || forAll.has(code)) {
      await outbox.settle(batch.map(({ id }) => ({ id, state: 'refused', code, details })));
      return undefined;
    }
    const middle = Math.ceil(batch.length / 2);
    return (await sendSplitting(outbox, send, batch.slice(0, middle))) ?? (await sendSplitting(outbox, send, batch.slice(middle)));
  }
}

/** An entry without an answer was not said to be safe, so it is sent again. */
function answersFor(batch: readonly Entry[], answers: readonly Settled[]): readonly Settled[] {
  const answered = new Set(answers.map(({ id }) => id));
  const silent = batch.filter(({ id }) => !answered.has(id));
  if (silent.length === batch.length) throw new AppError('INTERNAL', { reference: 'no answers' });
  return [...answers, ...silent.map(({ id }) => ({ id, state: 'waiting' as const }))];
}

function endAfter(error: unknown): Exclude<FlushEnd, 'empty'> | undefined {
  if (error instanceof ConnectionLost) return 'offline';
  if (!(error instanceof AppError)) return 'later';
  if (error.code === 'SIGN_IN_REQUIRED') return 'signIn';
  return error.status >= 500 || error.status === 429 || error.code === 'CSRF_TOKEN_MISSING' ? 'later' : undefined;
}

/** Said of the whole batch, so that halving it would only ask again. */
const forAll: ReadonlySet<string> = new Set(['PERMISSION_DENIED', 'OUTBREAK_CLOSED', 'OUTBREAK_NOT_FOUND']);

/**
 * How long to wait after a failure: 1 s, 2 s, 4 s … up to a minute, each cut by up to a half so that the phones of a point that comes
 * back online do not all call at once.
 *
 * @param failures failures in a row, from 1
 * @param chance a number in [0, 1)
 */
export function retryDelayMs(failures: number, chance: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - chance / 2);
}

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
