import { type TaskKind } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface BoardCut {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path; what lies in its subtree. */
  readonly area: string;
  /** Calendar day the outbreak stands at, `YYYY-MM-DD`. */
  readonly day: string;
  readonly now: string;
}

/** Infections of one day of finding in one area below. */
export interface FoundGroup {
  readonly area: string;
  readonly day: string | null;
  readonly cases: number;
  /** Local ones. */
  readonly local: number;
  /** Local ones that nobody had under control when they were found. */
  readonly community: number;
}

/** An infected person whom no recorded exposure joins to a source, and who was infected here. */
export interface LooseCase {
  readonly id: string;
  readonly areaName: string;
  readonly day: string;
}

export interface DateInterval {
  readonly code: 'onsetToSpecimen' | 'specimenToResult' | 'onsetToReport' | 'onsetToIsolation' | 'reportToIsolation';
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** What a board says of infected persons; suspected ones do not count. */
export interface BoardCases {
  /** By day of report (else onset) and area one level below. */
  readonly found: readonly FoundGroup[];
  readonly loose: number;
  readonly oldest: readonly LooseCase[];
  /** Whole days between dates of persons found in the days looked back; those without symptoms do not count from onset. */
  readonly intervals: readonly DateInterval[];
}

/** One reading of the infected persons an actor may count. */
export async function boardCases(trx: Trx, { area, day }: BoardCut, back: number, most: number): Promise<BoardCases> {
  const { rows } = await sql<{ cases: BoardCases }>`
    select firebreak.board_cases(${area}::ltree, ${day}::date, ${back}::int, ${most}::int) as cases`.execute(trx);
  return rows[0]?.cases ?? { found: [], loose: 0, oldest: [], intervals: [] };
}

/** Numbers on paper of cases, as far as the actor may see them. */
export async function caseNumbers(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    number: string | null;
  }>`select id, number from "case" where id = any(${[...ids]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Running tasks of one kind (`area` is null), or of one area below (`kind` is null), by how far their clocks have run. */
export interface ClockRow {
  readonly area: string | null;
  readonly kind: TaskKind | null;
  readonly running: number;
  readonly half: number;
  readonly late: number;
  readonly overdue: number;
  readonly recent: number;
  readonly done: number;
  readonly firstDue: string | null;
}

/** Counts kept beside the tasks; `since` is a full hour, and tasks opened from then on are recent. */
export async function clockRows(trx: Trx, { home, area, now }: BoardCut, since: string): Promise<ClockRow[]> {
  const { rows } = await sql<ClockRow>`
    select area::text as area, kind, running, past_half as half, past_late as late, overdue, recent, done, first_due as "firstDue"
    from firebreak.board_clocks(${home}, ${area}::ltree, ${now}, ${since})`.execute(trx);
  return rows;
}

export interface OpenEndTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly areaName: string;
  readonly since: string;
  readonly dueAt: string;
}

/** The oldest contacts and transfers not under control. */
export async function openEndTasks(trx: Trx, { home, area }: BoardCut, most: number): Promise<OpenEndTask[]> {
  const { rows } = await sql<OpenEndTask>`
    select t.id, t.kind, a.name as "areaName", t.opened_at as since, t.due_at as "dueAt"
    from firebreak.board_open_ends(${home}, ${area}::ltree, ${most}::int) t join area a on a.path = t.area`.execute(trx);
  return rows;
}

/** Hours a step took, over tasks that ended in the last days, and how many kept their limit. */
export interface TaskInterval {
  readonly kind: TaskKind;
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly within: number;
}

export async function taskIntervals(trx: Trx, { area, now }: BoardCut, days: number): Promise<TaskInterval[]> {
  const { rows } = await sql<TaskInterval>`
    select kind, n, median, p90, in_time as within
    from firebreak.board_task_intervals(${area}::ltree, ${now}::timestamptz - ${days} * interval '1 day', ${now})`.execute(trx);
  return rows;
}
