import { type Role, roles } from '@firebreak/contract';
import { sectorOfPlace, type TaskKind, taskKinds } from '@firebreak/epi';
import { contentHash, type Obligation } from '@firebreak/protocol';
import { uuidv7 } from 'uuidv7';
import { type Happening } from './happening.ts';
import { type EventTask, type TaskRow, type Touched } from './store.ts';

export interface Situation {
  readonly home: string;
  readonly outbreak: string;
  readonly now: string;
  readonly event: Pick<Happening, 'id' | 'person' | 'area'>;
  readonly touched: readonly Touched[];
}

/** An obligation as a row, beside the task that stands for it already; or a task that no obligation stands for any more. */
export interface Pair {
  readonly row: TaskRow | undefined;
  readonly task: EventTask | undefined;
}

/** Pairs obligations with the tasks of their event by key. */
export function taskRows(at: Situation, obligations: readonly Obligation[], tasks: readonly EventTask[]): Pair[] {
  const known = new Map(tasks.map((task) => [task.source_id, task]));
  const ids = new Map(obligations.map(({ key }) => [key, known.get(key)?.id ?? uuidv7()]));
  const wanted = obligations.map((obligation) => ({ row: rowOf(at, obligation, ids), task: known.get(obligation.key) }));
  const left = tasks.filter(({ source_id: key }) => !ids.has(key)).map((task) => ({ row: undefined, task }));
  return [...wanted, ...left];
}

function rowOf(at: Situation, obligation: Obligation, ids: ReadonlyMap<string, string>): TaskRow {
  const { key, subject, deadline, runsFrom, limit, escalation, pack, dependsOn } = obligation;
  const met = at.touched.find(({ id }) => id === subject.id);
  const fields = {
    area: met?.area ?? at.event.area,
    kind: kindOf(obligation.kind),
    person: subject.kind === 'person' ? subject.id : subject.kind === 'event' ? at.event.person : null,
    place: subject.kind === 'place' ? subject.id : null,
    opened_at: new Date(runsFrom).toISOString(),
    due_at: new Date(Math.max(deadline, runsFrom)).toISOString(),
    clock: limit,
    owner_role: ownerOf(obligation.owner),
    sector: obligation.sector && met?.place_kind ? (sectorOfPlace[met.place_kind] ?? 'other') : null,
    pack: `${pack.id} ${pack.edition} ${pack.hash}`,
  };
  return {
    home: at.home,
    outbreak: at.outbreak,
    id: ids.get(key) ?? uuidv7(),
    now: at.now,
    source_id: key,
    source_hash: contentHash(fields),
    extra: Object.fromEntries(escalation.map(({ share, to }) => [`escalate${Math.round(share * 100)}`, to])),
    specimen: met?.specimen ?? null,
    waits_for: dependsOn.map((other) => ids.get(other)).find((id) => id !== undefined) ?? null,
    cause: at.event.id,
    ...fields,
  };
}

/** A pack may ask for what this version has no word for; somebody still has to do it. */
const kindOf = (kind: string): TaskKind => ((taskKinds as readonly string[]).includes(kind) ? (kind as TaskKind) : 'other');
/** A role of another country's pack that nobody holds here goes to the officer on duty. */
const ownerOf = (owner: string): Role => ((roles as readonly string[]).includes(owner) ? (owner as Role) : 'dutyOfficer');
