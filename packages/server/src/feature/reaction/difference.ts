import { type TaskStatus } from '@firebreak/epi';
import { type Act } from '../../platform/journal/index.ts';
import { type Standing } from '../registry/index.ts';
import { type EventTask, type TaskChange, type TaskRow } from './store.ts';
import { type Pair } from './task-row.ts';

/** What must be written so that the tasks of an event are those it asks for. */
export interface Difference {
  readonly open: readonly TaskRow[];
  readonly change: readonly TaskChange[];
  readonly isSomething: boolean;
  /** Acts for what was written indeed: somebody else may have been faster. */
  readonly acts: (at: Standing, opened: ReadonlySet<string>, changed: ReadonlySet<string>) => Act[];
}

const runs = (status: TaskStatus): boolean => status === 'open' || status === 'accepted' || status === 'refused';
const takenBack = 'the event was cancelled or corrected';

/**
 * Compares pairs of wanted rows and standing tasks. What was done stays done; what runs and is not wanted any more is withdrawn;
 * what was withdrawn and is wanted runs again; what runs under another deadline, owner or area is moved.
 */
export function changesOf(pairs: readonly Pair[], at: { readonly home: string; readonly now: string }): Difference {
  const open = pairs.flatMap(({ row, task }) => (row !== undefined && task === undefined ? [row] : []));
  const moves = pairs.flatMap((pair) => moveOf(pair, at));
  return {
    open,
    change: moves.map(({ change }) => change),
    isSomething: open.length + moves.length > 0,
    acts: (standing, opened, changed) => [
      ...open.filter(({ id }) => opened.has(id)).map((row) => openedAct(standing, row)),
      ...moves.filter(({ change }) => changed.has(change.id)).map((move) => movedAct(standing, move)),
    ],
  };
}

type Verb = 'withdrawnByEvent' | 'reopenedByEvent' | 'movedByEvent';
interface Move {
  readonly verb: Verb;
  readonly task: EventTask;
  readonly change: TaskChange;
}

function moveOf({ row, task }: Pair, at: { readonly home: string; readonly now: string }): Move[] {
  if (task === undefined) return [];
  if (row === undefined) return runs(task.status) ? [{ verb: 'withdrawnByEvent', task, change: withdrawal(task, at) }] : [];
  if (task.status === 'withdrawn') return [{ verb: 'reopenedByEvent', task, change: { ...fromRow(row, task), status: 'open' } }];
  if (!runs(task.status) || row.source_hash === task.source_hash) return [];
  return [{ verb: 'movedByEvent', task, change: fromRow(row, task) }];
}

const fromRow = (row: TaskRow, { version, status }: EventTask): TaskChange => ({ ...row, version, status, done_at: null, reason: null });

/** What is not wanted keeps everything it said, and says when and why it ended. */
function withdrawal(task: EventTask, { home, now }: { readonly home: string; readonly now: string }): TaskChange {
  return { ...task, home, now, status: 'withdrawn', done_at: now, reason: takenBack };
}

function openedAct(at: Standing, row: TaskRow): Act {
  const { kind, due_at: dueAt, owner_role: ownerRole, person, place, cause, pack } = row;
  return actOf(at, row, 1, 'created', { cause, pack, before: {}, after: { kind, status: 'open', dueAt, ownerRole, person, place } });
}

function movedAct(at: Standing, { verb, task, change }: Move): Act {
  const after = verb === 'movedByEvent' ? { dueAt: change.due_at, ownerRole: change.owner_role } : { status: change.status };
  return actOf(at, change, task.version + 1, verb, { reason: change.reason, before: { status: task.status }, after });
}

const actOf = (at: Standing, of: { id: string; area: string }, version: number, verb: string, payload: Record<string, unknown>): Act => ({
  home: at.outbreak.home,
  action: `task.${verb}`,
  outbreak: at.outbreak.id,
  area: of.area,
  kind: 'task',
  subject: of.id,
  version,
  payload,
});
