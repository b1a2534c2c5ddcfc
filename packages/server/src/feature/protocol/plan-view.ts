import { type CitedSource, type ProtocolPlan, type RulesInForce } from '@firebreak/contract';
import { calendarDate, type Day } from '@firebreak/epi';
import {
  dayAt,
  type Evaluation,
  instantText,
  isDecided,
  knownAbout,
  type Mark,
  type Plan,
  type PlannedTest,
  type ResolvedPack,
  stageOn,
  testFor,
  type Text,
} from '@firebreak/protocol';

export const dateText = (day: Day): string => calendarDate(day);
export const maybeDate = (day: Day | null): string | null => (day === null ? null : calendarDate(day));

export const rulesView = ({ ref, pack, zone }: ResolvedPack): RulesInForce => ({
  id: ref.id,
  edition: ref.edition,
  title: pack.meta.title,
  status: pack.meta.status,
  hash: ref.hash,
  timeZone: zone,
  overlays: [...ref.overlays],
});

export const classNameOf = (resolved: ResolvedPack | undefined, name: string | null): Text | null =>
  name === null ? null : name === 'case' ? caseWords : (resolved?.pack.contactClasses[name]?.text ?? null);

const caseWords: Text = { 'zh-Hans': '病例', 'zh-Hant': '病例', en: 'Case' };

/** Sources of a value, with the mark that says how well it is known. */
export function sourcesOf(
  { pack }: ResolvedPack,
  { source, mark }: { readonly source: string | readonly string[]; readonly mark: Mark },
): CitedSource[] {
  return [source].flat().map((key) => ({ key, cite: pack.sources[key]?.cite ?? key, grade: pack.sources[key]?.grade ?? 'none', mark }));
}

/** The segment a plan was made under; the one in force where that content is not of this timeline any more. */
export const ruling = ({ timeline }: Evaluation, plan: Plan | null): ResolvedPack | undefined =>
  timeline.segments.find(({ ref }) => ref.hash === plan?.pack.hash);

/** A plan as it stands: every test with what became of it. */
export function planView(evaluation: Evaluation, person: string, plan: Plan): ProtocolPlan {
  const { pack } = plan;
  const today = dayAt(evaluation.moment, plan.zone);
  return {
    pack: { id: pack.id, edition: pack.edition, hash: pack.hash },
    class: plan.class,
    className: classNameOf(ruling(evaluation, plan), plan.class),
    stages: plan.stages.map(({ id, mode, from, to, rule }) => ({ id, mode, from: dateText(from), to: maybeDate(to), mark: rule.mark })),
    tests: plan.tests.map((test) => testView(evaluation, person, plan, test)),
    followUp:
      plan.followUp === null
        ? null
        : {
            timesPerDay: plan.followUp.timesPerDay.value,
            everyDays: plan.followUp.everyDays.value,
            next: followUpDays(plan, today, plan.followUp.everyDays.value),
          },
    releaseDate: maybeDate(plan.lastDay),
    endsAt: plan.endsAt === null ? null : instantText(plan.endsAt, plan.zone),
    assumedStart: plan.assumedStart,
    afterWindow: plan.afterWindow,
  };
}

function testView(evaluation: Evaluation, person: string, plan: Plan, planned: PlannedTest): ProtocolPlan['tests'][number] {
  const { day, method, number, samples } = planned;
  const today = dayAt(evaluation.moment, plan.zone);
  const found = testFor(plan, knownAbout(evaluation, person)?.tests ?? [], day);
  const missing = day < today ? (plan.assumedStart ? 'planned' : 'missed') : day === today ? 'due' : 'planned';
  const state = found === undefined ? missing : isDecided(found) ? (found.outcome === 'positive' ? 'positive' : 'negative') : 'awaited';
  const sampledAt = found === undefined ? null : instantText(found.sampledAt, plan.zone);
  return { date: dateText(day), method, number, samples, state, sampledAt };
}

const mostDays = 60;

function followUpDays(plan: Plan, today: Day, every: number): string[] {
  const first = plan.stages[0]?.from;
  if (first === undefined) return [];
  const days = Array.from({ length: mostDays }, (_, ahead) => Math.max(first, today) + ahead);
  return days.filter((day) => stageOn(plan, day) !== undefined && (day - first) % every === 0).map(dateText);
}
