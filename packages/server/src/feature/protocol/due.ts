import { type DueAnswer, type DueListName, type DuePerson, dueLists, type Parsed, type routes } from '@firebreak/contract';
import { type Day } from '@firebreak/epi';
import { dayAt, dueOn, instantText, type PersonState, packAt } from '@firebreak/protocol';
import { areaByCode } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { listAct, type Standing } from '../registry/index.ts';
import { type Bound } from './bound.ts';
import { nameOf } from './label.ts';
import { mayKnow } from './person.ts';
import { classNameOf, dateText, maybeDate, ruling } from './plan-view.ts';
import { everybodyInSight, personsInSight, type SeenPerson } from './store.ts';

type Query = Parsed<(typeof routes)['protocol']['due']>['query'];

/** What a day asks of one person. */
interface Today {
  readonly lists: ReadonlySet<DueListName>;
  readonly tests: number;
  readonly followUps: number;
}

/** A state with what is due; worked out once for everybody, then cut to what each reader may see. */
export interface DueState {
  readonly state: PersonState;
  readonly today: Today;
}

/** Everybody's state and what the day of the moment asks of them. */
export function dueStates(bound: Bound): ReadonlyMap<string, DueState> {
  const states = new Map<string, DueState>();
  for (const [timeline, evaluation] of bound.evaluations) {
    const zone = packAt(timeline, bound.moment)?.zone ?? bound.zone;
    const due = dueOn(evaluation, dayAt(bound.moment, zone));
    const tests = countBy(due.tests.map(({ person }) => person));
    const missed = new Set(due.missed.map(({ person }) => person));
    const followUps = new Map(due.followUps.map(({ person, times }) => [person, times]));
    const [releases, reviews] = [new Set(due.releases), new Set(due.reviews)];
    for (const [person, state] of evaluation.states) {
      if (bound.evaluationFor(person) !== evaluation) continue; // rules of another area
      const lists = new Set<DueListName>();
      if (tests.has(person)) lists.add('tests');
      if (missed.has(person)) lists.add('missedTests');
      if (followUps.has(person)) lists.add('followUps');
      if (releases.has(person)) lists.add('releases');
      if (reviews.has(person)) lists.add('reviews');
      if (state.status === 'held' || state.status === 'toLocate') lists.add(state.status);
      if (bound.persons.get(person)?.listed === true && state.membership === null && state.class !== 'case') lists.add('withoutExposure');
      states.set(person, { state, today: { lists, tests: tests.get(person) ?? 0, followUps: followUps.get(person) ?? 0 } });
    }
  }
  for (const { id, listed } of bound.persons.values())
    if (listed && !states.has(id)) states.set(id, { state: unknownTo(id), today: { lists: onlyListed, tests: 0, followUps: 0 } });
  return states;
}

const onlyListed: ReadonlySet<DueListName> = new Set(['withoutExposure']);

/** Somebody of whom no fact was recorded that a rule looks at. */
const unknownTo = (person: string): PersonState => ({
  person,
  class: null,
  status: 'notExposed',
  mode: null,
  plan: null,
  superseded: [],
  membership: null,
  reinfection: null,
  upgradedFrom: null,
  release: { eligible: false, findings: [] },
  missedTests: [],
});

function countBy(persons: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const person of persons) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

/** The due list as this actor may see it. */
export async function dueAnswer(
  at: Standing,
  { bound, states }: { readonly bound: Bound; readonly states: ReadonlyMap<string, DueState> },
  query: Query,
): Promise<DueAnswer> {
  const area = query.area === undefined ? undefined : (await areaByCode(at.trx, query.area)).path;
  const sight = await everybodyInSight(at.trx, at.outbreak.home, area);
  const seen = sight.flatMap((person) => {
    const due = states.get(person.id);
    return due !== undefined && mayKnow(at, person, due.state) ? [due] : [];
  });
  const chosen = seen
    .filter(
      ({ state, today }) => (query.list === undefined || today.lists.has(query.list)) && (query.status ?? state.status) === state.status,
    )
    .toSorted(soonestFirst);
  const page = chosen.slice(query.offset, query.offset + query.limit);
  const named = new Map(
    (
      await personsInSight(
        at.trx,
        at.outbreak.home,
        page.map(({ state }) => state.person),
      )
    ).map((one) => [one.id, one]),
  );
  await demandShown(at, 'person', [...named.keys()]);
  at.readings.push(listAct(at, 'person', 'protocolListed', { list: query.list ?? null, status: query.status ?? null, count: page.length }));
  return {
    asOf: at.now,
    at: instantText(bound.moment, bound.zone),
    day: dateText(dayAt(bound.moment, bound.zone)),
    counts: { lists: listCounts(seen), statuses: Object.fromEntries(countBy(seen.map(({ state }) => state.status))) },
    rows: page.flatMap((due) => {
      const person = named.get(due.state.person);
      return person === undefined ? [] : [dueRow(at, bound, due, person)];
    }),
    total: chosen.length,
  };
}

const listCounts = (seen: readonly DueState[]): DueAnswer['counts']['lists'] =>
  Object.fromEntries(dueLists.map((list) => [list, seen.filter(({ today }) => today.lists.has(list)).length]));

/** Whose time ends first stands first; without an end last. The id makes the order total. */
function soonestFirst({ state: a }: DueState, { state: b }: DueState): number {
  const [one, other]: [Day, Day] = [a.plan?.lastDay ?? Infinity, b.plan?.lastDay ?? Infinity];
  return one === other ? (a.person < b.person ? -1 : 1) : one - other;
}

function dueRow(at: Standing, bound: Bound, { state, today }: DueState, person: SeenPerson): DuePerson {
  const evaluation = bound.evaluationFor(state.person);
  const rules = evaluation && (ruling(evaluation, state.plan) ?? packAt(evaluation.timeline, bound.moment));
  return {
    person: person.id,
    name: nameOf(at, person),
    number: person.number,
    areaName: person.area_name,
    case: person.case_id,
    contact: person.contact_id,
    class: state.class,
    className: classNameOf(rules, state.class),
    status: state.status,
    mode: state.mode,
    lastDay: maybeDate(state.plan?.lastDay ?? null),
    endsAt: state.plan === null || state.plan.endsAt === null ? null : instantText(state.plan.endsAt, state.plan.zone),
    testsToday: today.tests,
    missedTests: state.missedTests.map(dateText),
    followUpsToday: today.followUps,
  };
}
