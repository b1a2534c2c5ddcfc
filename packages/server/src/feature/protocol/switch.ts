import { type Parsed, type routes, type SwitchAnswer, requestInvalid } from '@firebreak/contract';
import {
  evaluate,
  type Evaluation,
  type Instant,
  instantText,
  packAt,
  type PersonState,
  planFor,
  type ResolvedPack,
} from '@firebreak/protocol';
import { type AreaTimeline } from '../reaction/index.ts';
import { listAct, type Standing } from '../registry/index.ts';
import { rowsOnItsClock, timelineAt } from './bound.ts';
import { factsOf } from './fact.ts';
import { nameOf } from './label.ts';
import { mayKnow } from './person.ts';
import { planView, rulesView } from './plan-view.ts';
import { everybodyInSight, personsInSight } from './store.ts';

type Query = Parsed<(typeof routes)['protocol']['preview']>['query'];
type Effect = SwitchAnswer['people'][number]['effect'];

interface Change {
  readonly person: string;
  readonly before: PersonState;
  readonly after: PersonState;
}

/**
 * What it does to everybody when an edition comes into force at a moment: the same people and facts at that moment, once under the rules
 * as they were and once under the edition. So nothing is put down to the edition that the clock or a new record did.
 * Rules of the outbreak's own area.
 *
 * @throws AppError REQUEST_INVALID when the pack has no such edition, or no rules are in force before the moment
 */
export async function previewSwitch(at: Standing, { edition, at: given }: Query): Promise<SwitchAnswer> {
  const moment = Date.parse(given);
  const known = await timelineAt(at, moment - 1);
  const from = known && packAt(known, moment - 1);
  const to = known?.segments.find(({ ref }) => ref.edition === edition);
  if (known === undefined || from === undefined) throw requestInvalid('at', 'noRulesYet');
  if (to === undefined)
    throw requestInvalid('edition', 'noEdition', { options: [...new Set(known.segments.map(({ ref }) => ref.edition))].join(', ') });
  const facts = factsOf(await rowsOnItsClock(at), { zone: from.zone, asOf: at.outbreak.as_of });
  const before = evaluate(without(known, moment), facts, moment);
  const after = evaluate(switched(known, to, moment), facts, moment);
  const changes = [...before.states.values()].flatMap((state) => changeOf(state, after.states.get(state.person)));
  return answer(at, { before, after, from, to, moment }, await inSight(at, changes));
}

/** The timeline as if nothing came into force from the moment on. */
const without = (timeline: AreaTimeline, moment: Instant): AreaTimeline => ({ ...timeline, segments: until(timeline, moment, Infinity) });

/** The timeline as it would be: everything up to the moment as it is, then the edition and nothing after it. */
const switched = (timeline: AreaTimeline, to: ResolvedPack, moment: Instant): AreaTimeline => ({
  ...timeline,
  segments: [...until(timeline, moment, moment), { ...to, from: moment, to: Infinity }],
});

/** What came into force before the moment, the last of it until `end`. */
const until = ({ segments }: AreaTimeline, moment: Instant, end: Instant): AreaTimeline['segments'] =>
  segments.filter(({ from }) => from < moment).map((one) => (one.to >= moment ? { ...one, to: end } : one));

function changeOf(before: PersonState, after: PersonState | undefined): Change[] {
  if (after === undefined || (isOver(before) && isOver(after))) return [];
  const isSame = before.class === after.class && before.status === after.status && planDays(before) === planDays(after);
  return isSame ? [] : [{ person: before.person, before, after }];
}

/** Nothing is asked of them: not any more, or not at all. */
const isOver = ({ status }: PersonState): boolean => over.has(status);
const over: ReadonlySet<string> = new Set(['notExposed', 'unclassified', 'informed', 'released', 'ended', 'recovered', 'died']);

const planDays = ({ plan }: PersonState): string =>
  JSON.stringify(
    plan === null ? null : [plan.endsAt, plan.stages.map(({ mode, from, to }) => [mode, from, to]), plan.tests.map(({ day }) => day)],
  );

async function inSight(at: Standing, changes: readonly Change[]): Promise<Change[]> {
  const areas = new Map((await everybodyInSight(at.trx, at.outbreak.home, undefined)).map((one) => [one.id, one]));
  return changes.filter(({ person, before }) => {
    const seen = areas.get(person);
    return seen !== undefined && mayKnow(at, seen, before);
  });
}

interface Switch {
  readonly before: Evaluation;
  readonly after: Evaluation;
  readonly from: ResolvedPack;
  readonly to: ResolvedPack;
  readonly moment: Instant;
}

async function answer(at: Standing, { before, after, from, to, moment }: Switch, changes: readonly Change[]): Promise<SwitchAnswer> {
  const seen = new Map(
    (
      await personsInSight(
        at.trx,
        at.outbreak.home,
        changes.map(({ person }) => person),
      )
    ).map((one) => [one.id, one]),
  );
  at.readings.push(
    listAct(at, 'person', 'switchPreviewed', { edition: to.ref.edition, at: new Date(moment).toISOString(), count: changes.length }),
  );
  const people = changes.flatMap((change): SwitchAnswer['people'] => {
    const person = seen.get(change.person);
    if (person === undefined) return [];
    const view = (evaluation: Evaluation, { plan }: PersonState) => (plan === null ? null : planView(evaluation, person.id, plan));
    return [
      {
        person: person.id,
        name: nameOf(at, person),
        number: person.number,
        areaName: person.area_name,
        case: person.case_id,
        contact: person.contact_id,
        effect: effectOf(change, moment),
        oldStatus: change.before.status,
        newStatus: change.after.status,
        oldPlan: view(before, change.before),
        newPlan: view(after, change.after),
      },
    ];
  });
  const counts: Partial<Record<Effect, number>> = {};
  for (const { effect } of people) counts[effect] = (counts[effect] ?? 0) + 1;
  return {
    asOf: at.now,
    at: instantText(moment, to.zone),
    from: rulesView(from),
    to: rulesView(to),
    people,
    counts,
    longerThanBoth: changes.filter((change) => isLonger(change, to, moment)).length,
  };
}

/** Longer than the old plan promised and longer than the new edition alone would keep them. */
function isLonger({ before, after }: Change, to: ResolvedPack, moment: Instant): boolean {
  if (isOver(after) || after.plan === null) return false;
  const alone = planFor(to, { class: after.plan.class, anchors: after.plan.anchors });
  return endOf(after, moment) > Math.max(endOf(before, moment), alone === undefined ? moment : (alone.endsAt ?? Infinity));
}

/** Without a plan nobody is kept past the moment; a plan without an end is ended by its conditions. */
const endOf = ({ plan }: PersonState, moment: Instant): number => (plan === null ? moment : (plan.endsAt ?? Infinity));

function effectOf({ before, after }: Change, moment: Instant): Effect {
  if (isOver(after)) return 'released';
  if (isOver(before)) return 'begun';
  const [old, next] = [endOf(before, moment), endOf(after, moment)];
  if (next !== old) return next < old ? 'shorter' : 'longer';
  return JSON.stringify(before.plan?.tests.map(({ day }) => day)) === JSON.stringify(after.plan?.tests.map(({ day }) => day))
    ? 'same'
    : 'otherTests';
}
