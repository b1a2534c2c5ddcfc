import type { Instant } from '../time/index.ts';
import { evaluate, type Evaluation, factsAbout } from './evaluation.ts';
import type { Fact } from './facts.ts';
import type { PersonState } from './person-state.ts';

/** What was in force for a person from one instant on, and the facts that became known (or were withdrawn) then. */
export interface StateVersion {
  readonly from: Instant;
  readonly state: PersonState;
  readonly because: readonly string[];
}

/**
 * Every class and plan somebody had up to the moment of the evaluation, oldest first: found by looking again at each instant at which
 * something about them, or about those they hang on, became known or an edition came into force. Nothing is stored for it, so
 * it cannot differ from what the facts say.
 */
export function stateHistory(evaluation: Evaluation, person: string): StateVersion[] {
  const facts = factsBehind(evaluation, person);
  const changes = new Map<Instant, string[]>();
  const note = (at: Instant | undefined, id: string): void => {
    if (at !== undefined && at <= evaluation.moment) changes.set(at, [...(changes.get(at) ?? []), id]);
  };
  for (const fact of facts) {
    note(fact.recordedAt, fact.id);
    note(fact.withdrawnAt, fact.id);
  }
  for (const { from, ref } of evaluation.timeline.segments)
    if (changes.size > 0 && from > Math.min(...changes.keys())) note(from, `${ref.id} ${ref.edition}`);
  const versions: StateVersion[] = [];
  for (const [from, because] of [...changes].sort(([a], [b]) => a - b)) {
    const state = evaluate(evaluation.timeline, facts, from).states.get(person);
    if (state === undefined || (versions.length === 0 && state.class === null)) continue; // nothing was asked of them yet
    if (planName(state) !== planName(versions.at(-1)?.state)) versions.push({ from, state, because });
  }
  return versions;
}

/** What makes two versions the same: class and every day of the plan; not the status, which changes with the clock alone. */
function planName(state: PersonState | undefined): string {
  if (state === undefined) return '';
  const { plan } = state;
  return JSON.stringify([
    state.class,
    plan?.assumedStart,
    plan?.pack.hash,
    plan?.endsAt,
    plan?.assumedStart === true ? null : [plan?.stages, plan?.tests],
  ]);
}

/** Facts about the person, those they met, and those these met. */
function factsBehind(evaluation: Evaluation, person: string): Fact[] {
  const reached = new Set([person]);
  let edge = [person];
  for (let step = 0; step < circleDepth && edge.length > 0; step++) {
    const sources = edge.flatMap((one) =>
      factsAbout(evaluation, one).flatMap((fact) =>
        fact.kind === 'exposure' && fact.source.kind === 'person' ? [fact.source.person] : [],
      ),
    );
    edge = [...new Set(sources)].filter((one) => !reached.has(one) && reached.add(one));
  }
  return [...reached].flatMap((one) => factsAbout(evaluation, one));
}

/** Steps from a person to all whose facts can decide: a contact of a contact hangs on a contact, who hangs on a case; one more for what they met. */
export const circleDepth = 3;
