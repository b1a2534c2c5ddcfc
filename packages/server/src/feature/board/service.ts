import { type Board, type IntervalMetric, type Share } from '@firebreak/contract';
import { Temporal } from 'temporal-polyfill';
import { ownArea } from '../../platform/access/index.ts';
import { areaAskedFor, nameOfPath } from '../area/service.ts';
import { dayOf, type Standing } from '../registry/index.ts';
import { areasAt } from '../task/service.ts';
import { type AreaClock, clocksOf, controlKinds, type KindClock, sumOf, transferKinds, underControlKinds } from './clock.ts';
import {
  type BoardCases,
  boardCases,
  type BoardCut,
  caseNumbers,
  clockRows,
  type DateInterval,
  type FoundGroup,
  openEndTasks,
  taskIntervals,
} from './store.ts';

/** Days over which a board looks back: one period of the longest quarantine it was asked for, two weeks. */
const lookBackDays = 14;
const weekDays = 7;
const oldestShown = 50;

/** The command board of an area. Definitions of every figure: docs/method/command-board.md. */
export async function boardOf(at: Standing, code: string | undefined): Promise<Board> {
  const area = await areaAskedFor(at.trx, code, ownArea(at.actor, 'figure.read', at.outbreak));
  const cut: BoardCut = {
    home: at.outbreak.home,
    outbreak: at.outbreak.id,
    area: area.path,
    day: dayOf(at),
    now: at.now,
  };
  const cases = await boardCases(at.trx, cut, lookBackDays, oldestShown);
  const { byKind, below: byArea } = clocksOf(await clockRows(at.trx, cut, lookBackFrom(at.now)));
  return {
    asOf: at.now,
    day: cut.day,
    area: area.code,
    areaName: await nameOfPath(at.trx, cut.area),
    communityFront: communityFront(cases.found, cut.day),
    openEnds: await openEnds(at, cut, cases, byKind),
    clocks: sumOf(byKind),
    red: red(byKind, at.now),
    phases: phases(cut, cases.found, byKind),
    intervals: await intervals(at, cut, cases.intervals),
    below: await below(at, cut, cases.found, byArea),
  };
}

/** Tasks are counted by the hour they were opened in, so the days looked back begin with a full hour (UTC). */
const lookBackFrom = (now: string): string =>
  Temporal.Instant.from(now)
    .subtract({ hours: 24 * lookBackDays })
    .round({ smallestUnit: 'hour', roundingMode: 'floor' })
    .toString();

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

async function openEnds(
  at: Standing,
  cut: BoardCut,
  { loose, oldest }: BoardCases,
  clocks: readonly KindClock[],
): Promise<Board['openEnds']> {
  const running = (kinds: readonly string[]) =>
    clocks.filter(({ kind }) => kinds.includes(kind)).reduce((all, { running: of }) => all + of, 0);
  const numbers = await caseNumbers(
    at.trx,
    oldest.map(({ id }) => id),
  );
  const chains = oldest.map(({ id, areaName, day }) => ({
    kind: 'chain' as const,
    record: { kind: 'case' as const, id },
    label: numbers.get(id) ?? null,
    areaName,
    since: `${day}T00:00:00.000Z`,
    dueAt: null,
  }));
  const tasks = (await openEndTasks(at.trx, cut, oldestShown)).map(({ id, kind, ...row }) => ({
    kind: transferKinds.includes(kind) ? ('transfer' as const) : ('contact' as const),
    record: { kind: 'task' as const, id },
    label: null,
    ...row,
  }));
  return {
    chain: loose,
    contact: running(underControlKinds),
    transfer: running(transferKinds),
    oldest: [...chains, ...tasks].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)).slice(0, oldestShown),
  };
}

const red = (clocks: readonly KindClock[], now: string): Board['red'] =>
  clocks
    .filter(({ overdue }) => overdue > 0)
    .map(({ kind, overdue, firstDue }) => ({ kind, overdue, oldestDueAt: firstDue ?? now }))
    .toSorted((a, b) => b.overdue - a.overdue || Date.parse(a.oldestDueAt) - Date.parse(b.oldestDueAt) || (a.kind < b.kind ? -1 : 1));

/** 围住, 捞干, 扑灭: control tasks done; infections found among people already under control; days without one outside it. */
function phases(cut: BoardCut, found: readonly FoundGroup[], clocks: readonly KindClock[]): Board['phases'] {
  const control = clocks.filter(({ kind }) => controlKinds.includes(kind));
  const done = control.reduce((all, clock) => all + clock.done, 0);
  const running = control.reduce((all, clock) => all + clock.recent, 0);
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

async function intervals(at: Standing, cut: BoardCut, dated: readonly DateInterval[]): Promise<IntervalMetric[]> {
  const done = await taskIntervals(at.trx, cut, lookBackDays);
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

async function below(at: Standing, cut: BoardCut, found: readonly FoundGroup[], clocks: readonly AreaClock[]): Promise<Board['below']> {
  const paths = [...new Set([...found, ...clocks].map(({ area }) => area))].filter((path) => path !== cut.area);
  const areas = await areasAt(at.trx, paths);
  const clockAt = new Map(clocks.map((clock) => [clock.area, clock]));
  const foundAt = new Map(paths.map((path) => [path, found.filter(({ area }) => area === path)]));
  const since = Temporal.PlainDate.from(cut.day)
    .subtract({ days: weekDays - 1 })
    .toString();
  return paths
    .map((path) => {
      const clock = clockAt.get(path);
      const here = foundAt.get(path) ?? [];
      return {
        code: areas.get(path)?.code ?? path,
        name: areas.get(path)?.name ?? path,
        cases: total(here, 'cases'),
        communityFrontWeek: total(
          here.filter(({ day }) => day !== null && day >= since && day <= cut.day),
          'community',
        ),
        openTasks: clock?.running ?? 0,
        overdue: clock?.overdue ?? 0,
        oldestDueAt: clock?.firstDue ?? null,
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
