import { AppError, type Evidence, type NewEvidence, type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { type Trx } from '../../platform/access/index.ts';
import { append, findRow, recordAct, type Row, type Standing } from '../registry/index.ts';

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

/** Puts proof beside a task. The same id again answers what stands there. */
export async function putEvidence(at: Standing, task: Row, piece: NewEvidence | Photo): Promise<Evidence> {
  const id = piece.id ?? uuidv7();
  const known = await oneOf(at.trx, task.home, id);
  if (known !== undefined) {
    if (known.task !== task.id) throw new AppError('ALREADY_EXISTS', { field: 'id' });
    return view(known);
  }
  if ('kind' in piece && piece.kind === 'record') await refuseUnseen(at, task, piece.record);
  await insert(at, task, id, piece).catch(refused);
  const kind = 'kind' in piece ? piece.kind : 'photo';
  await append(at, [recordAct(at, at.nouns.task, task, 'evidenceAdded', { evidence: id, kind })]);
  const row = await oneOf(at.trx, task.home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view(row);
}

async function insert(at: Standing, task: Row, id: string, piece: NewEvidence | Photo): Promise<void> {
  const row = {
    home: task.home,
    id,
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
    .values({ ...row, ...contentOf(piece) })
    .execute();
}

function contentOf(piece: NewEvidence | Photo) {
  if (!('kind' in piece)) return { kind: 'photo' as const, photo_type: piece.type, photo: piece.bytes };
  if (piece.kind === 'text') return { kind: piece.kind, text: piece.text };
  if (piece.kind === 'form') return { kind: piece.kind, form: JSON.stringify(piece.form) };
  return { kind: piece.kind, record_kind: piece.record.kind, record_id: piece.record.id };
}

/** Nobody proves a task by a record they cannot see. */
async function refuseUnseen(at: Standing, task: Row, record: { kind: RecordKind; id: string }): Promise<void> {
  if ((await findRow(at.trx, record.kind, task.home, record.id)) === undefined)
    throw new AppError('REFERENCE_NOT_FOUND', { field: 'record', id: record.id });
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

async function oneOf(trx: Trx, home: string, id: string): Promise<EvidenceRow | undefined> {
  const { rows } = await sql<EvidenceRow>`select ${columns} from task_evidence where home = ${home} and id = ${id}`.execute(trx);
  return rows[0];
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

/** Row-level security refused: the task may be read here, and not be acted on. */
function refused(error: unknown): never {
  if ((error as { code?: string }).code === '42501') throw new AppError('PERMISSION_DENIED', { permission: 'task.act' });
  throw error;
}
