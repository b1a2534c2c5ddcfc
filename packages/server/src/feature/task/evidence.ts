import { AppError, type Evidence, type NewEvidence, type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refusedAs, type Trx } from '../../platform/access/index.ts';
import { append, findRows, recordAct, type Row, type Standing } from '../registry/index.ts';

interface EvidenceRow {
  readonly id: string;
  readonly task: string;
  readonly at: string;
  readonly by_name: string;
  readonly kind: Evidence['kind'];
  readonly text: string | null;
  readonly form: Evidence['form'];
  readonly record_kind: RecordKind | null;
  readonly record_id: string | null;
  readonly photo_type: string | null;
  readonly photo_bytes: number | null;
}

const columns = sql`id, task, at, by_name, kind, text, form, record_kind, record_id, photo_type, length(photo) as photo_bytes`;

export async function evidenceOf(trx: Trx, task: Pick<Row, 'home' | 'id'>): Promise<Evidence[]> {
  const { rows } = await sql<EvidenceRow>`
    select ${columns} from task_evidence where home = ${task.home} and task = ${task.id} order by at desc, id desc`.execute(trx);
  return rows.map(view);
}

export async function evidenceCount(trx: Trx, task: Pick<Row, 'home' | 'id'>): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from task_evidence where home = ${task.home} and task = ${task.id}`.execute(trx);
  return rows[0]?.number ?? 0;
}

/** A photo as it came: its type was read from its bytes and not believed from its name. */
export interface Photo {
  readonly id: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts proof beside a task, in the order given and with one statement. An id that stands there already answers what stands.
 *
 * @throws AppError REFERENCE_NOT_FOUND for a record out of sight, ALREADY_EXISTS for an id that proves another task
 */
export async function putEvidence(at: Standing, task: Row, pieces: readonly (NewEvidence | Photo)[]): Promise<Evidence[]> {
  const given = pieces.map((piece) => ({ piece, id: piece.id ?? uuidv7() }));
  const ids = given.map(({ id }) => id);
  const known = new Map((await rowsOf(at.trx, task.home, ids)).map((row) => [row.id, row]));
  if ([...known.values()].some((row) => row.task !== task.id)) throw new AppError('ALREADY_EXISTS', { field: 'id' });
  const fresh = [...new Map(given.toReversed().map((one) => [one.id, one])).values()].toReversed().filter(({ id }) => !known.has(id));
  if (fresh.length > 0) {
    await refuseUnseen(at, task, fresh);
    await insert(at, task, fresh).catch(refusedAs('task.act'));
    await append(
      at,
      fresh.map(({ id, piece }) => recordAct(at, at.nouns.task, task, 'evidenceAdded', { evidence: id, kind: kindOf(piece) })),
    );
  }
  const rows = new Map((await rowsOf(at.trx, task.home, ids)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
    return view(row);
  });
}

interface Piece {
  readonly id: string;
  readonly piece: NewEvidence | Photo;
}
const kindOf = (piece: NewEvidence | Photo): Evidence['kind'] => ('kind' in piece ? piece.kind : 'photo');

async function insert(at: Standing, task: Row, pieces: readonly Piece[]): Promise<void> {
  const row = {
    home: task.home,
    outbreak: at.outbreak.id,
    area: task.area,
    task: task.id,
    at: at.now,
    by: at.actor.id,
    by_name: at.actor.name,
    text: null,
    form: null,
    record_kind: null,
    record_id: null,
    photo_type: null,
    photo: null,
  };
  await at.trx
    .insertInto('task_evidence')
    .values(pieces.map(({ id, piece }) => ({ ...row, id, ...contentOf(piece) })))
    .execute();
}

function contentOf(piece: NewEvidence | Photo) {
  if (!('kind' in piece)) return { kind: 'photo' as const, photo_type: piece.type, photo: piece.bytes };
  if (piece.kind === 'text') return { kind: piece.kind, text: piece.text };
  if (piece.kind === 'form') return { kind: piece.kind, form: JSON.stringify(piece.form) };
  return { kind: piece.kind, record_kind: piece.record.kind, record_id: piece.record.id };
}

/** Nobody proves a task by records they cannot see: one look per kind of record. */
async function refuseUnseen(at: Standing, task: Row, pieces: readonly Piece[]): Promise<void> {
  const named = pieces.flatMap(({ piece }) => ('kind' in piece && piece.kind === 'record' ? [piece.record] : []));
  for (const kind of new Set(named.map((record) => record.kind))) {
    const ids = [...new Set(named.flatMap((record) => (record.kind === kind ? [record.id] : [])))];
    const seen = new Set((await findRows(at.trx, kind, task.home, ids)).map(({ id }) => id));
    const unseen = ids.find((id) => !seen.has(id));
    if (unseen !== undefined) throw new AppError('REFERENCE_NOT_FOUND', { field: 'record', id: unseen });
  }
}

/** The picture of a photo that stands with a task in sight. */
export async function photoOf(at: Standing, task: Row, id: string): Promise<{ type: string; bytes: Uint8Array }> {
  const { rows } = await sql<{ photo_type: string; photo: Uint8Array }>`
    select photo_type, photo from task_evidence where home = ${task.home} and task = ${task.id} and id = ${id} and photo is not null`.execute(
    at.trx,
  );
  const [photo] = rows;
  if (photo === undefined) throw new AppError('RECORD_NOT_FOUND');
  at.readings.push(recordAct(at, at.nouns.task, task, 'opened', { photo: id }));
  return { type: photo.photo_type, bytes: photo.photo };
}

async function rowsOf(trx: Trx, home: string, ids: readonly string[]): Promise<EvidenceRow[]> {
  const { rows } =
    await sql<EvidenceRow>`select ${columns} from task_evidence where home = ${home} and id = any (${[...ids]}::uuid[])`.execute(trx);
  return rows;
}

const view = (row: EvidenceRow): Evidence => ({
  id: row.id,
  at: row.at,
  by: row.by_name,
  kind: row.kind,
  text: row.text,
  form: row.form,
  record: row.record_kind === null || row.record_id === null ? null : { kind: row.record_kind, id: row.record_id },
  photo: row.photo_type === null ? null : { type: row.photo_type, bytes: row.photo_bytes ?? 0 },
});
