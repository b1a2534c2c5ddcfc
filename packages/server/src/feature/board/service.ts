import { type Board, type ClockCounts, type IntervalMetric, type Share } from '@firebreak/contract';
import { Temporal } from 'temporal-polyfill';
import { areaByCode, nameOfPath } from '../area/service.ts';
import { dayOf, type Standing } from '../registry/index.ts';
import { areasAt } from '../task/service.ts';
import {
  type BoardCut,
  type ClockGroup,
  clockGroups,
  controlTaskKinds,
  doneControlTasks,
  type DateInterval,
  dateIntervals,
  type FoundGroup,
  foundGroups,
  openEndTasks,
  taskIntervals,
  unlinkedCases,
} from './store.ts';

/** Days over which a board looks back: one period of the longest quarantine it was asked for, two weeks. */
const lookBackDays = 14;
const weekDays = 7;
const oldestShown = 50;

/** The command board of an area. Definitions of every figure: docs/method/command-board.md. */
export async function boardOf(at: Standing, code: string | undefined): Promise<Board> {
  const area = code === undefined ? undefined : await areaByCode(at.trx, code);
  const cut: BoardCut = {
    home: at.outbreak.home,
    outbreak: at.outbreak.id,
    area: area?.path ?? at.outbreak.area,
    day: dayOf(at),
    now: at.now,
  };
  const found = await foundGroups(at.trx, cut);
  const clocks = await clockGroups(at.trx, cut, lookBackDays);
  return {
    asOf: at.now,
    day: cut.day,
    area: area?.code ?? at.outbreak.area_code,
    areaName: await nameOfPath(at.trx, cut.area),
    communityFront: communityFront(found, cut.day),
    openEnds: await openEnds(at, cut, clocks),
    clocks: sum(clocks),
    red: red(clocks),
    phases: await phases(at, cut, found, clocks),
    intervals: await intervals(at, cut),
    below: await below(at, cut, found, clocks),
  };
}

function communityFront(found: readonly FoundGroup[], day: string): Board['communityFront'] {
  const today = Temporal.PlainDate.from(day);
  const days = Array.from({ length: lookBackDays }, (_, back) => today.subtract({ days: back }).toString()).map((one) => {
    const of = found.filter((group) => group.day === one);
    return { day: one, cases: total(of, 'community'), found: total(of, 'local') };
  });
  const week = days.slice(0, weekDays);
  return {
    today: days[0]?.cases ?? 0,
    yesterday: days[1]?.cases ?? 0,
    week: share(
      week.reduce((all, { cases }) => all + cases, 0),
      week.reduce((all, { found: of }) => all + of, 0),
    ),
    days: days.toReversed(),
  };
}

async function openEnds(at: Standing, cut: BoardCut, clocks: readonly ClockGroup[]): Promise<Board['openEnds']> {
  const loose = await unlinkedCases(at.trx, cut, oldestShown);
  const tasks = await openEndTasks(at.trx, cut, oldestShown);
  const running = (...kinds: readonly string[]) => open(sum(clocks.filter(({ kind }) => kinds.includes(kind))));
  const oldest = [...loose.oldest, ...tasks].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)).slice(0, oldestShown);
  return {
    chain: loose.total,
    contact: running('locateAndHold', 'quarantine'),
    transfer: running('transfer', 'isolate'),
    oldest: oldest.map(({ kind, id, area_name: areaName, since, due_at: dueAt }) => ({
      kind,
      record: { kind: kind === 'chain' ? ('case' as const) : ('task' as const), id },
      areaName,
      since,
      dueAt,
    })),
  };
}

function red(clocks: readonly ClockGroup[]): Board['red'] {
  const kinds = [...new Set(clocks.filter(({ overdue }) => overdue > 0).map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const of = clocks.filter((group) => group.kind === kind);
      return { kind, overdue: sum(of).overdue, oldestDueAt: of.flatMap(({ oldest_overdue_at: due }) => due ?? []).toSorted()[0] ?? '' };
    })
    .toSorted((a, b) => b.overdue - a.overdue);
}

/** 围住, 捞干, 扑灭: control tasks done; infections found among people already under control; days without one outside it. */
async function phases(at: Standing, cut: BoardCut, found: readonly FoundGroup[], clocks: readonly ClockGroup[]): Promise<Board['phases']> {
  const done = await doneControlTasks(at.trx, cut, lookBackDays);
  const running = clocks.filter(({ kind }) => controlTaskKinds.includes(kind)).reduce((all, { recent }) => all + recent, 0);
  const since = Temporal.PlainDate.from(cut.day)
    .subtract({ days: weekDays - 1 })
    .toString();
  const recent = found.filter(({ day }) => day !== null && day >= since && day <= cut.day);
  const outside = found.flatMap(({ day, community }) => (day !== null && community > 0 && day <= cut.day ? [day] : [])).toSorted();
  const last = outside.at(-1);
  const quiet = last === undefined ? 0 : Temporal.PlainDate.from(last).until(Temporal.PlainDate.from(cut.day)).days;
  return {
    ringFence: share(done, done + running),
    drain: share(total(recent, 'local') - total(recent, 'community'), total(recent, 'local')),
    extinguish: last === undefined ? share(0, 0) : share(Math.min(quiet, lookBackDays), lookBackDays),
  };
}

const taskSteps = ['interview', 'coreFacts', 'fileReport', 'locateAndHold', 'transfer', 'reTest'] as const;
const dateSteps = ['onsetToSpecimen', 'specimenToResult', 'onsetToReport', 'onsetToIsolation', 'reportToIsolation'] as const;

async function intervals(at: Standing, cut: BoardCut): Promise<IntervalMetric[]> {
  const done = await taskIntervals(at.trx, cut, lookBackDays);
  const dated = await dateIntervals(at.trx, cut, lookBackDays);
  return [
    ...dateSteps.map((code) =>
      ofDates(
        code,
        dated.find((one) => one.code === code),
      ),
    ),
    ...taskSteps.map((code): IntervalMetric => {
      const of = done.find(({ kind }) => kind === code);
      const { n, median, p90, within } = of ?? { n: 0, median: null, p90: null, within: 0 };
      return { code, unit: 'hours', n, median, p90, withinLimit: share(within, n) };
    }),
  ];
}

const ofDates = (code: DateInterval['code'], of: DateInterval | undefined): IntervalMetric => ({
  code,
  unit: 'days',
  n: of?.n ?? 0,
  median: of?.median ?? null,
  p90: of?.p90 ?? null,
  withinLimit: null,
});

async function below(at: Standing, cut: BoardCut, found: readonly FoundGroup[], clocks: readonly ClockGroup[]): Promise<Board['below']> {
  const paths = [...new Set([...found, ...clocks].map(({ area }) => area))].filter((path) => path !== cut.area);
  const areas = await areasAt(at.trx, paths);
  const since = Temporal.PlainDate.from(cut.day)
    .subtract({ days: weekDays - 1 })
    .toString();
  return paths
    .map((path) => {
      const tasks = clocks.filter(({ area }) => area === path);
      const here = found.filter(({ area }) => area === path);
      return {
        code: areas.get(path)?.code ?? path,
        name: areas.get(path)?.name ?? path,
        cases: total(here, 'cases'),
        communityFrontWeek: total(
          here.filter(({ day }) => day !== null && day >= since && day <= cut.day),
          'community',
        ),
        openTasks: open(sum(tasks)),
        overdue: sum(tasks).overdue,
        oldestDueAt: tasks.flatMap(({ oldest_due_at: due }) => due ?? []).toSorted()[0] ?? null,
      };
    })
    .toSorted((a, b) => b.overdue - a.overdue || b.communityFrontWeek - a.communityFrontWeek || b.cases - a.cases);
}

const share = (numerator: number, denominator: number): Share => ({
  numerator,
  denominator,
  share: denominator === 0 ? null : numerator / denominator,
});
const total = (groups: readonly FoundGroup[], what: 'cases' | 'local' | 'community'): number =>
  groups.reduce((all, group) => all + group[what], 0);
const open = ({ inTime, half, late, overdue }: ClockCounts): number => inTime + half + late + overdue;

function sum(groups: readonly ClockCounts[]): ClockCounts {
  const all = { inTime: 0, half: 0, late: 0, overdue: 0, done: 0 };
  for (const group of groups) for (const state of ['inTime', 'half', 'late', 'overdue', 'done'] as const) all[state] += group[state];
  return all;
}
