import { type Answer, type Parsed, type routes } from '@firebreak/contract';
import { type Day } from '@firebreak/epi';
import { dayAt, dueOn, type Evaluation, type Instant, occupationDueList, type ResolvedPack } from '@firebreak/protocol';
import { mayAt } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { bindOutbreak, momentWanted } from '../protocol/index.ts';
import { instantOf, rulesAt, shelfOf } from '../reaction/index.ts';
import { listAct, type Standing } from '../registry/index.ts';
import { nameFor } from '../roster/service.ts';
import { sampledPosts, type ScheduleCut, type ScheduledRow, scheduledRows } from './schedule-store.ts';

type Door = (typeof routes)['testRound']['schedule'];
type ScheduledTest = Answer<Door>['tests'][number];

/** Samples looked back at: two whole weeks and the one that runs; before that only the last one counts. */
const lookBackDays = 21;
const dayLength = 86_400_000;
/** Longest list; the counts are of everybody. */
const mostTests = 20_000;

/** Who may come today and who is overdue, by the schedules of occupations and classes in force in an area. */
export async function scheduledTests(at: Standing, query: Parsed<Door>['query']): Promise<Answer<Door>> {
  const { path } = await areaByCode(at.trx, query.area);
  const rules = await rulesAt(at, shelfOf(at.directory), path);
  const cut: ScheduleCut = { home: at.outbreak.home, outbreak: at.outbreak.id, area: path, post: query.post };
  const posts = Object.values(rules?.pack.occupations ?? {}).flatMap((rule) => rule.posts);
  const rows = await scheduledRows(at.trx, cut, posts);
  const moment = momentWanted(at, undefined);
  const tests = rules === undefined ? [] : await byPost(at, { rules, cut, moment }, rows);
  if (query.post === undefined) tests.push(...(await byClass(at, moment, rows)));
  const overdue = tests.filter(({ overdueDays }) => overdueDays > 0).length;
  const shown = tests.toSorted((a, b) => b.overdueDays - a.overdueDays || (a.dueOn < b.dueOn ? -1 : 1)).slice(0, mostTests);
  await demandShown(
    at,
    'resident',
    shown.map(({ member }) => member),
  );
  at.readings.push({
    ...listAct(at, null, 'scheduleListed', { area: query.area, post: query.post ?? null, count: shown.length }),
    action: 'testRound.scheduleListed',
    kind: 'testRound',
  });
  return {
    asOf: at.now,
    pack: rules === undefined ? null : `${rules.ref.id} ${rules.ref.edition} ${rules.ref.hash}`,
    due: tests.length - overdue,
    overdue,
    tests: shown,
  };
}

async function byPost(
  at: Standing,
  { rules, cut, moment }: { rules: ResolvedPack; cut: ScheduleCut; moment: Instant },
  rows: readonly ScheduledRow[],
): Promise<ScheduledTest[]> {
  const sampled = await sampledPosts(at.trx, cut, new Date(moment - lookBackDays * dayLength).toISOString());
  const known = new Map(rows.map((row) => [row.member, row]));
  const facts = rows.flatMap(({ member, post, since, lastSampledAt }) => {
    if (post === null) return [];
    const given = sampled.get(member) ?? (lastSampledAt === null ? [] : [Date.parse(lastSampledAt)]);
    const sampledAt = given.map((instant) => instantOf(at, moment, instant));
    return [{ person: member, post, from: dayAt(Math.min(Date.parse(since), moment), rules.zone), to: null, sampledAt }];
  });
  return occupationDueList(rules, facts, moment).flatMap(({ person, rule, dueOn: day, overdueDays }) => {
    const row = known.get(person);
    return row === undefined ? [] : [view(at, row, rule, day, overdueDays)];
  });
}

/** Test days of classes, for members who are a person of the registry and whose contact record the caller may read. */
async function byClass(at: Standing, moment: Instant, rows: readonly ScheduledRow[]): Promise<ScheduledTest[]> {
  const linked = rows.filter(({ person, path }) => person !== null && mayAt(at.actor, 'contact.read', path, at.outbreak.id));
  if (linked.length === 0) return [];
  const bound = await bindOutbreak(at, moment);
  const days = new Map(
    [...new Set(bound.evaluations.values())].map((evaluation) => [evaluation, owedDays(evaluation, dayAt(moment, bound.zone))]),
  );
  const today = dayAt(moment, bound.zone);
  return linked.flatMap((row) => {
    const evaluation = row.person === null ? undefined : bound.evaluationFor(row.person);
    const state = row.person === null ? undefined : bound.stateOf(row.person);
    const owed = evaluation === undefined || row.person === null ? undefined : days.get(evaluation)?.get(row.person);
    if (owed === undefined || state?.class === undefined || state.class === null) return [];
    // What was given in a round counts, although the registry has no specimen of it.
    const last = row.lastSampledAt === null ? -Infinity : dayAt(instantOf(at, moment, Date.parse(row.lastSampledAt)), bound.zone);
    const first = owed.find((day) => day > last);
    return first === undefined ? [] : [view(at, row, state.class, first, Math.max(0, today - first))];
  });
}

/** Days on which persons owe a test, the earliest first: those missed and today. */
function owedDays(evaluation: Evaluation, today: Day): Map<string, Day[]> {
  const due = dueOn(evaluation, today);
  const days = new Map<string, Day[]>(due.missed.map(({ person, days: missed }) => [person, [...missed]]));
  for (const { person } of due.tests) days.set(person, [...(days.get(person) ?? []), today]);
  return days;
}

const view = (at: Standing, row: ScheduledRow, schedule: string, day: Day, overdueDays: number): ScheduledTest => ({
  member: row.member,
  name: nameFor(at, row.path, row.name),
  area: row.area,
  areaName: row.areaName,
  schedule,
  post: row.post,
  lastSampledAt: row.lastSampledAt,
  dueOn: new Date(day * dayLength).toISOString().slice(0, 10),
  overdueDays,
});
