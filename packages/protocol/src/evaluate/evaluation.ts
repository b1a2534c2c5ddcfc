import type { Timeline } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';
import { type Context, contextOf } from './context.ts';
import { addFact, type Dossier, dossiersOf, forget, type KnownFacts, knownFacts, removeFact } from './dossier.ts';
import type { Fact } from './facts.ts';
import type { PersonState } from './person-state.ts';
import { personState } from './state.ts';

/** Everybody's state at one moment, with the index that says who depends on whom. */
export interface Evaluation {
  readonly moment: Instant;
  readonly timeline: Timeline;
  readonly states: ReadonlyMap<string, PersonState>;
}

interface Live extends Evaluation {
  readonly context: Context;
  readonly states: Map<string, PersonState>;
  readonly byId: Map<string, Fact>;
}

/**
 * Class, status, plan and release of every person in the facts, under what is in force at the moment.
 * The order of the facts does not matter, and an id that comes twice counts once (the later writing).
 *
 * @param moment facts recorded later are not seen, so a past day is evaluated as it was
 */
export function evaluate(timeline: Timeline, facts: Iterable<Fact>, moment: Instant): Evaluation {
  const byId = new Map<string, Fact>();
  for (const fact of facts) byId.set(fact.id, fact);
  const dossiers = dossiersOf(byId.values());
  const context = contextOf(timeline, dossiers, moment);
  const states = new Map<string, PersonState>();
  for (const dossier of dossiers.values()) {
    if (dossier.facts.length > 0) states.set(dossier.person, personState(context, dossier));
    // Made again when needed: what is worked out about a hundred thousand people would be much memory.
    if (dossier.dependants === undefined) forget(dossier);
  }
  for (const dossier of dossiers.values()) forget(dossier);
  const live: Live = { moment, timeline, states, context, byId };
  return live;
}

/** One person before and after a change. */
export interface StateChange {
  readonly person: string;
  readonly before: PersonState | undefined;
  readonly after: PersonState;
}

/**
 * Writes facts (an id that is there is replaced) and evaluates again those who depend on them, and nobody else: the person, the persons
 * who met them, and the persons who met those, as many steps as the pack's classes hang on each other. The evaluation is changed in place.
 *
 * @returns everybody whose state is another one now
 */
export function reevaluate(evaluation: Evaluation, facts: readonly Fact[]): StateChange[] {
  const live = liveOf(evaluation);
  const { context } = live;
  const touched = new Set<string>();
  for (const fact of facts) for (const person of write(live, fact)) touched.add(person);
  const reached = dependantsOf(context, touched);
  for (const dossier of reached) forget(dossier);
  return reached.flatMap((dossier) => {
    const before = live.states.get(dossier.person);
    const after = personState(context, dossier);
    if (dossier.facts.length > 0) live.states.set(dossier.person, after);
    else live.states.delete(dossier.person); // only named by others
    return isSame(before, after) || (before === undefined && dossier.facts.length === 0) ? [] : [{ person: dossier.person, before, after }];
  });
}

/** Persons whose own facts changed: usually one, two when a fact moves from one person to another. */
function write({ context, byId }: Live, fact: Fact): string[] {
  const earlier = byId.get(fact.id);
  if (earlier !== undefined) removeFact(context.dossiers, earlier);
  addFact(context.dossiers, fact);
  byId.set(fact.id, fact);
  return earlier === undefined || earlier.person === fact.person ? [fact.person] : [fact.person, earlier.person];
}

/** The persons and those who met them, step by step. */
function dependantsOf({ dossiers, segments }: Context, touched: ReadonlySet<string>): Dossier[] {
  const reached = new Set(touched);
  let edge = [...touched];
  for (let step = Math.max(1, ...segments.map(({ levels }) => levels)); step > 0; step--) {
    edge = edge
      .flatMap((person) => [...(dossiers.get(person)?.dependants ?? [])])
      .filter((person) => !reached.has(person) && reached.add(person));
  }
  return [...reached].flatMap((person) => dossiers.get(person) ?? []);
}

/** Plans are shared between people, so most comparisons end at the reference; a plan cut by another edition is a new object. */
function isSame(before: PersonState | undefined, after: PersonState): boolean {
  if (before?.class !== after.class || before.status !== after.status || before.mode !== after.mode) return false;
  if (before.plan !== after.plan && JSON.stringify(before.plan) !== JSON.stringify(after.plan)) return false;
  return rest(before) === rest(after);
}

const rest = ({ upgradedFrom, membership, release, reinfection, missedTests, superseded }: PersonState): string =>
  JSON.stringify([
    upgradedFrom,
    membership,
    release,
    reinfection,
    missedTests,
    superseded.map(({ plan, byEdition }) => [plan.pack.hash, plan.endsAt, byEdition]),
  ]);

/** Facts about a person that were known at the moment. */
export function factsAbout(evaluation: Evaluation, person: string): readonly Fact[] {
  const dossier = liveOf(evaluation).context.dossiers.get(person);
  return dossier === undefined ? [] : dossier.facts.filter((fact) => fact.recordedAt <= evaluation.moment);
}

/** Persons whose state may change when this person's facts do, in one step. */
export const metBy = (evaluation: Evaluation, person: string): string[] =>
  [...(liveOf(evaluation).context.dossiers.get(person)?.dependants ?? [])].sort();

/** What is known about a person at the moment, in the order of time; undefined where nothing was recorded. */
export function knownAbout(evaluation: Evaluation, person: string): KnownFacts | undefined {
  const { context } = liveOf(evaluation);
  const dossier = context.dossiers.get(person);
  return dossier && knownFacts(dossier, context);
}

/** Every evaluation is made by `evaluate`, with its index; callers see what they may rely on. */
function liveOf(evaluation: Evaluation): Live {
  return evaluation as Live;
}
