import { AppError, type RecordKind } from '@firebreak/contract';
import { type Actor, transact, type Trx } from '../../platform/access/index.ts';
import { type Act, appendActs, recordReadings } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { type AfterRecord, type Noun, type Nouns, type Values } from './noun.ts';
import { translateValue } from './refusal.ts';
import { type Row } from './row.ts';

type OutbreakRow = Awaited<ReturnType<typeof outbreakInForce>>;

/** What the doors of the registry stand on. */
export interface House {
  readonly platform: Platform;
  readonly nouns: Nouns;
  /** Finds the outbreak; one whose records the actor may read, unless said otherwise. */
  readonly find?: typeof outbreakInForce;
}

/** One transaction of one person in one outbreak that is open to them. */
export interface Standing extends AfterRecord {
  readonly trx: Trx;
  readonly actor: Actor;
  readonly outbreak: OutbreakRow;
  /** The instant of the request, ISO text with `Z`. */
  readonly now: string;
  readonly nouns: Nouns;
  /** Data directory of the installation: its own protocol packs stand there. */
  readonly directory: string;
  /** Acts of reading, recorded before the answer leaves. */
  readonly readings: Act[];
}

/**
 * Runs an operation in one transaction. What it read is recorded after it and before anybody gets the answer.
 *
 * @throws AppError OUTBREAK_NOT_FOUND when the outbreak is not open to the actor
 */
export async function inOutbreak<T>(house: House, actor: Actor, outbreak: string, work: (at: Standing) => Promise<T>): Promise<T> {
  const { platform, nouns, find = outbreakInForce } = house;
  const [now, readings]: [string, Act[]] = [platform.now(), []];
  const result = await transact(platform.db, { actor, outbreak }, async (trx) => {
    const afterwards: Standing['afterwards'] = new Map();
    const { directory } = platform;
    const done = await work({ trx, actor, nouns, now, readings, afterwards, directory, outbreak: await find(trx, outbreak) });
    for (const follow of afterwards.values()) await follow();
    return done;
  }).catch((error: unknown) => {
    throw translateValue(error);
  });
  await recordReadings(platform.db, { actor, now }, readings);
  return result;
}

/** @throws AppError OUTBREAK_CLOSED: what is closed is read and no more changed */
export function refuseClosed({ outbreak }: Standing): void {
  if (outbreak.status === 'closed') throw new AppError('OUTBREAK_CLOSED');
}

/** An act on one record. */
export const recordAct = (at: Standing, noun: Noun, row: Pick<Row, 'id' | 'area' | 'version'>, verb: string, payload: Values): Act => ({
  home: at.outbreak.home,
  action: `${noun.kind}.${verb}`,
  outbreak: at.outbreak.id,
  area: row.area,
  kind: noun.kind,
  subject: row.id,
  version: row.version,
  payload,
});

/** An act on many records, or on none in particular. */
export const listAct = (at: Standing, kind: RecordKind | null, verb: string, payload: Values): Act => ({
  home: at.outbreak.home,
  action: `${kind ?? 'registry'}.${verb}`,
  outbreak: at.outbreak.id,
  area: at.outbreak.area,
  kind,
  subject: null,
  version: null,
  payload,
});

/** Writes acts at the end of the transaction. */
export const append = (at: Standing, acts: readonly Act[]): Promise<void> => appendActs(at.trx, at, acts);
