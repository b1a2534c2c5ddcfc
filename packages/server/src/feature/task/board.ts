import { type ClockCounts, type TaskBoard } from '@firebreak/contract';
import { mayAnywhere, ownArea } from '../../platform/access/index.ts';
import { areaAskedFor, nameOfPath } from '../area/service.ts';
import { type Standing } from '../registry/index.ts';
import { areasAt, type TaskGroup, taskGroups, teamNames } from './store.ts';

/** Where an area stands with its tasks, at the moment of the request. */
export async function taskBoard(at: Standing, wanted: { area?: string | undefined; mine: 'yes' | 'no' }): Promise<TaskBoard> {
  const { path: area } = await areaAskedFor(at.trx, wanted.area, ownArea(at.actor, 'task.read', at.outbreak));
  const groups = mayAnywhere(at.actor, 'task.read', at.outbreak.id)
    ? await taskGroups(at.trx, {
        home: at.outbreak.home,
        outbreak: at.outbreak.id,
        area,
        assignee: wanted.mine === 'yes' ? at.actor.name : undefined,
        now: at.now,
      })
    : [];
  return {
    asOf: at.now,
    area: await nameOfPath(at.trx, area),
    total: sum(groups),
    byKind: grouped(groups, ({ kind }) => kind).map(([kind, of]) => ({ kind, ...sum(of) })),
    byArea: await rowsByArea(at, groups),
    byTeam: await rowsByTeam(at, groups),
    bySector: grouped(groups, ({ sector }) => sector).map(([sector, of]) => ({ sector, ...sum(of) })),
  };
}

async function rowsByArea(at: Standing, groups: readonly TaskGroup[]): Promise<TaskBoard['byArea']> {
  const byArea = grouped(groups, ({ area }) => area);
  const areas = await areasAt(
    at.trx,
    byArea.map(([path]) => path),
  );
  return byArea
    .map(([path, of]) => ({ code: path, name: path, ...areas.get(path), ...sum(of), oldestDueAt: oldest(of) }))
    .toSorted((a, b) => b.overdue - a.overdue || b.late - a.late || open(b) - open(a));
}

async function rowsByTeam(at: Standing, groups: readonly TaskGroup[]): Promise<TaskBoard['byTeam']> {
  const byTeam = grouped(groups, ({ team }) => team);
  const names = await teamNames(
    at.trx,
    at.outbreak.home,
    byTeam.flatMap(([team]) => team ?? []),
  );
  return byTeam
    .map(([team, of]) => ({ team, name: team === null ? null : (names.get(team) ?? null), ...sum(of) }))
    .toSorted((a, b) => b.overdue - a.overdue || open(b) - open(a));
}

const open = ({ inTime, half, late, overdue }: ClockCounts): number => inTime + half + late + overdue;

function sum(groups: readonly ClockCounts[]): ClockCounts {
  const total = { inTime: 0, half: 0, late: 0, overdue: 0, done: 0 };
  for (const group of groups) {
    for (const state of ['inTime', 'half', 'late', 'overdue', 'done'] as const) total[state] += group[state];
  }
  return total;
}

const oldest = (groups: readonly TaskGroup[]): string | null =>
  groups
    .flatMap(({ oldest_due_at: due }) => due ?? [])
    .reduce<string | null>((first, due) => (first === null || due < first ? due : first), null);

function grouped<K>(groups: readonly TaskGroup[], keyOf: (group: TaskGroup) => K): [K, TaskGroup[]][] {
  const found = new Map<K, TaskGroup[]>();
  for (const group of groups) {
    const key = keyOf(group);
    const of = found.get(key);
    if (of) of.push(group);
    else found.set(key, [group]);
  }
  return [...found];
}
