import { AppError } from '@firebreak/contract';
import { isSame } from './change.ts';
import { fromColumns, normalised } from './column.ts';
import { creationOf } from './journal-store.ts';
import { masked, sightAt } from './mask.ts';
import { type Noun, type Values } from './noun.ts';
import { findRow } from './record-store.ts';
import { type Row } from './row.ts';
import { append, recordAct, type Standing } from './standing.ts';
import { changeRecord, contentOf, insertRecord, type Next, type Told } from './write.ts';
import { viewsOf } from './view.ts';

/** @throws AppError RECORD_NOT_FOUND when there is none, or row-level security hides it: nobody can tell which */
export async function rowInSight(at: Standing, noun: Noun, id: string): Promise<Row> {
  const row = await findRow(at.trx, noun.kind, at.outbreak.home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

/** @throws AppError VERSION_CONFLICT when the actor saw another version */
export function checkVersion(row: Row, seen: number): void {
  if (row.version !== seen) throw new AppError('VERSION_CONFLICT', { current: row.version });
}

export async function oneView(at: Standing, noun: Noun, id: string): Promise<Values> {
  const [view] = await viewsOf(at, noun, [id]);
  if (view === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view;
}

export async function openRecord(at: Standing, noun: Noun, id: string): Promise<Values> {
  const row = await rowInSight(at, noun, id);
  const view = await oneView(at, noun, id);
  if (noun.isPersonal) at.readings.push(recordAct(at, noun, row, 'opened', {}));
  return view;
}

/** Records something new. The same id with the same content again is the same write and leaves no second trace. */
export async function createRecord(at: Standing, noun: Noun, body: Values): Promise<Values> {
  const known = typeof body['id'] === 'string' ? await findRow(at.trx, noun.kind, at.outbreak.home, body['id']) : undefined;
  if (known !== undefined) {
    if (!(await wasWrittenAs(at, noun, known, body))) throw new AppError('ALREADY_EXISTS', { field: 'id' });
    return oneView(at, noun, known.id);
  }
  const { row, act } = await insertRecord(at, noun, body);
  await append(at, [act]);
  return oneView(at, noun, row.id);
}

/** Whether a record was created with this content, whatever became of it since. */
async function wasWrittenAs(at: Standing, noun: Noun, row: Row, body: Values): Promise<boolean> {
  const creation = await creationOf(at.trx, noun.kind, row.id);
  const first = creation?.payload?.['after'] ?? contentOf(fromColumns(noun.kind, row));
  return isSame(first, contentOf(normalised(noun.kind, body)));
}

export async function editRecord(
  at: Standing,
  noun: Noun,
  id: string,
  body: { version: number; reason?: string | undefined; set: Values },
): Promise<Values> {
  const row = await rowInSight(at, noun, id);
  checkVersion(row, body.version);
  return apply(
    at,
    noun,
    row,
    { set: withoutMasks(at, noun, row, body.set) },
    { verb: 'changed', payload: { reason: body.reason ?? null } },
  );
}

/** Nobody writes a mask over what it hides: a field that comes back as it was shown was not edited. */
function withoutMasks(at: Standing, noun: Noun, row: Row, set: Values): Values {
  const shown = masked(noun.kind, fromColumns(noun.kind, row), sightAt(at.actor, row.area, at.outbreak.id));
  return Object.fromEntries(
    Object.entries(set).filter(
      ([field, value]) => value !== undefined && !(shown.masked.includes(field) && isSame(value, shown.values[field])),
    ),
  );
}

/** Takes a record out of all lists and figures, for a reason; doing it again changes nothing. */
export async function withdrawRecord(at: Standing, noun: Noun, id: string, reason: string): Promise<Values> {
  const row = await rowInSight(at, noun, id);
  return apply(at, noun, row, { withdrawnAt: row.withdrawn_at ?? at.now }, { verb: 'withdrawn', payload: { reason } });
}

export async function restoreRecord(at: Standing, noun: Noun, id: string, reason: string | undefined): Promise<Values> {
  return apply(at, noun, await rowInSight(at, noun, id), { withdrawnAt: null }, { verb: 'restored', payload: { reason: reason ?? null } });
}

async function apply(at: Standing, noun: Noun, row: Row, next: Next, told: Told): Promise<Values> {
  const written = await changeRecord(at, noun, row, next, told);
  if (written) await append(at, [written.act]);
  return oneView(at, noun, row.id);
}
