import { AppError, type NewEvidence, type Parsed, type Role, type routes } from '@firebreak/contract';
import { type Sector, type TaskKind, type TaskStatus } from '@firebreak/epi';
import {
  append,
  changeRecord,
  changeRecords,
  checkVersion,
  findRow,
  findRows,
  insertPlaced,
  insertRecord,
  oneView,
  type Row,
  rowInSight,
  type Standing,
  type Values,
} from '../registry/index.ts';
import { evidenceCount, putEvidence } from './evidence.ts';
import { type TaskVerb } from './noun.ts';

export { areasAt } from './store.ts';

type Doors = (typeof routes)['task'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

/** From which statuses an act may be done. */
const allowedFrom: Readonly<Record<TaskVerb, readonly TaskStatus[]>> = {
  accepted: ['open', 'refused'],
  handedOver: ['open', 'accepted', 'refused'],
  refused: ['open', 'accepted'],
  completed: ['open', 'accepted', 'refused'],
  reopened: ['done'],
  withdrawnByEvent: ['open', 'accepted', 'refused'],
  reopenedByEvent: ['withdrawn'],
};

/** Takes a task on. Taking on what is already one's own changes nothing. */
export async function acceptTask(at: Standing, id: string, body: Body<'accept'>): Promise<Values> {
  const row = await rowInSight(at, at.nouns.task, id);
  if (row['status'] === 'accepted' && row['assignee'] === at.actor.name) return oneView(at, at.nouns.task, id);
  return act(at, row, body.version, 'accepted', { status: 'accepted', assignee: at.actor.name });
}

/** Gives a task to another person, team or area. Whoever it goes to starts from `open`; the clock runs on. */
export async function handOverTask(at: Standing, id: string, body: Body<'handOver'>): Promise<Values> {
  const row = await rowInSight(at, at.nouns.task, id);
  const to = {
    assignee: body.assignee ?? null,
    ...(body.team === undefined ? {} : { team: body.team }),
    ...(body.areaCode === undefined ? {} : { areaCode: body.areaCode }),
  };
  return act(at, row, body.version, 'handedOver', { ...to, status: 'open', reason: body.reason });
}

/** Gives a task back with a reason; it stays in the area, open for another hand, and its clock runs on. */
export async function refuseTask(at: Standing, id: string, body: Body<'refuse'>): Promise<Values> {
  const row = await rowInSight(at, at.nouns.task, id);
  return act(at, row, body.version, 'refused', { status: 'refused', assignee: null, reason: body.reason });
}

/**
 * Ends a task with proof. Completing again what is done changes nothing.
 *
 * @throws AppError TASK_NEEDS_EVIDENCE without any proof, TASK_WAITS while what it waits for is open
 */
export async function completeTask(at: Standing, id: string, body: Body<'complete'>): Promise<Values> {
  const row = await rowInSight(at, at.nouns.task, id);
  if (row['status'] === 'done') return oneView(at, at.nouns.task, id);
  checkVersion(row, body.version);
  await refuseWaiting(at, row);
  await putEvidence(at, row, body.evidence);
  if ((await evidenceCount(at.trx, row)) === 0) throw new AppError('TASK_NEEDS_EVIDENCE');
  const doneAt = body.doneAt ?? at.now;
  if (Date.parse(doneAt) > Date.parse(at.now)) throw new AppError('DATES_IMPOSSIBLE', { later: 'doneAt', earlier: 'now' });
  return act(at, row, body.version, 'completed', {
    status: 'done',
    doneAt,
    ...(row['assignee'] === null ? { assignee: at.actor.name } : {}),
  });
}

/** Takes back that a task was done: its clock runs again from where it started. */
export async function reopenTask(at: Standing, id: string, body: Body<'reopen'>): Promise<Values> {
  const row = await rowInSight(at, at.nouns.task, id);
  return act(at, row, body.version, 'reopened', { status: 'open', doneAt: null, reason: body.reason });
}

/** A task that another feature opens in its own transaction: an order to carry out, a finding to put right. */
export interface NewTask {
  readonly kind: TaskKind;
  readonly title: string;
  readonly areaCode: string;
  readonly dueAt: string;
  readonly ownerRole: Role;
  /** `<what>:<id>` of what started it. */
  readonly cause: string;
  readonly place?: string;
  readonly sector?: Sector;
}

/** Opens a task whose clock starts now; its id. */
export async function openTask(at: Standing, task: NewTask): Promise<string> {
  const { row, act: opened } = await insertRecord(at, at.nouns.task, { ...task, status: 'open', openedAt: at.now });
  await append(at, [opened]);
  return row.id;
}

/** Opens the same task in any number of areas with one statement; its id in each, in their order. */
export async function openTaskInAreas(
  at: Standing,
  task: Omit<NewTask, 'areaCode' | 'place'>,
  areas: readonly { readonly code: string; readonly path: string }[],
): Promise<string[]> {
  const values = { ...task, status: 'open', openedAt: at.now };
  const placed = areas.map(({ code, path }) => ({ values: { ...values, areaCode: code }, area: path }));
  const opened = await insertPlaced(at, at.nouns.task, placed);
  await append(
    at,
    opened.map(({ act: one }) => one),
  );
  return opened.map(({ row }) => row.id);
}

/** Ends a task from the feature that opened it, with its proof. A task that has ended, or that the actor does not see, stays as it is. */
export async function endTask(at: Standing, id: string, evidence: NewEvidence): Promise<void> {
  const row = await findRow(at.trx, 'task', at.outbreak.home, id);
  if (row === undefined || !runs(row)) return;
  await putEvidence(at, row, [evidence]);
  await act(at, row, row.version, 'completed', { status: 'done', doneAt: at.now });
}

/** Takes tasks back for a reason, all with one statement. Those that have ended, or that the actor does not see, stay as they are. */
export async function withdrawTasks(at: Standing, ids: readonly string[], reason: string): Promise<void> {
  const rows = (await findRows(at.trx, 'task', at.outbreak.home, ids)).filter(runs);
  const set = { status: 'withdrawn', doneAt: at.now, reason };
  const written = await changeRecords(at, at.nouns.task, rows, { set }, { verb: 'withdrawnByEvent', payload: { reason } });
  await append(
    at,
    written.map(({ act: one }) => one),
  );
}

const runs = (row: Row): boolean => allowedFrom.completed.includes(row['status'] as TaskStatus);

async function refuseWaiting(at: Standing, row: Row): Promise<void> {
  const before = row['waits_for'];
  if (typeof before !== 'string') return;
  const first = await findRow(at.trx, 'task', row.home, before);
  if (first !== undefined && first['status'] !== 'done' && first['status'] !== 'withdrawn')
    throw new AppError('TASK_WAITS', { task: before });
}

async function act(at: Standing, row: Row, version: number, verb: TaskVerb, set: Values): Promise<Values> {
  const status = row['status'] as TaskStatus;
  if (!allowedFrom[verb].includes(status)) throw new AppError('TASK_STATE', { status });
  checkVersion(row, version);
  const written = await changeRecord(at, at.nouns.task, row, { set }, { verb, payload: { reason: set['reason'] ?? null } });
  if (written) await append(at, [written.act]);
  return oneView(at, at.nouns.task, row.id);
}
