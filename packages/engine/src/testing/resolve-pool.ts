import { type LabOutcome, type PoolResolutionState } from '@firebreak/epi';
import { ArgumentError, requireCount, requireFinite, requirePositive } from '@firebreak/epi/distribution/index';

/** A result of a sample taken from one person alone; of a corrected result, the one that stands. Instants are milliseconds since 1970. */
export interface SingleResult {
  readonly member: string;
  readonly outcome: LabOutcome;
  readonly collectedAt: number;
  readonly resultAt: number;
}

/** When a member of a positive pool is released or becomes a case: numbers of the protocol pack. */
export interface ReTestRule {
  /** Negative single results that clear a member, at least 1. */
  readonly negatives: number;
  /** Positive single results that make a member positive, at least 1. */
  readonly positives: number;
  /** Hours from the positive pool to the last single result. */
  readonly withinHours: number;
}

export interface PoolInput {
  /** Members in the order in which their swabs went in. */
  readonly members: readonly string[];
  readonly outcome: LabOutcome;
  /** When the result of the pool was known; null while it is pending. */
  readonly resultAt: number | null;
  readonly singles: readonly SingleResult[];
  readonly rule: ReTestRule;
  readonly now: number;
}

export interface PoolMember {
  readonly member: string;
  /** Position in the pool from 1. */
  readonly position: number;
  /** `held` until single results say which of the other two. */
  readonly state: 'waiting' | 'held' | 'cleared' | 'positive';
  readonly negatives: number;
  readonly positives: number;
  /** Another single sample is to be taken: the last one gave no answer, or none was taken, or the rule wants more. */
  readonly sampleNeeded: boolean;
}

export interface PoolResolution {
  readonly state: PoolResolutionState;
  readonly members: readonly PoolMember[];
  readonly cleared: readonly string[];
  readonly positive: readonly string[];
  /** Members of a positive pool without an answer. */
  readonly unresolved: readonly string[];
  /** Milliseconds from the positive pool to the last single result that decided a member; null until all are decided. */
  readonly resolutionMs: number | null;
  /** End of the time allowed for a positive pool. */
  readonly dueAt: number | null;
  /** A positive pool with every member cleared: a swab, a tube or a list is wrong, or the pool was near the limit. */
  readonly contradictory: boolean;
  /** Named more than once in the tube, and single results of people who are not in it. */
  readonly duplicates: readonly string[];
  readonly strangers: readonly string[];
}

/**
 * Where a pool stands: whom it clears, who is positive, who is still held.
 *
 * A negative pool clears everybody, one without an answer asks everybody for another sample, a positive one holds everybody until
 * single samples taken after its result decide. Samples taken before say nothing, since they were negative or unknown when the
 * pool was positive; a positive one among them counts all the same. It is computed from the results that stand and keeps
 * no memory, so a corrected or late result changes what follows from it, in whatever order results come in.
 *
 * @throws ArgumentError for an empty pool, a rule without numbers, instants that are none, or an answered pool without its time
 */
export function resolvePool(input: PoolInput): PoolResolution {
  requireInput(input);
  const ids = [...new Set(input.members)];
  const known = new Set(ids);
  const since = input.outcome === 'positive' ? input.resultAt : null;
  const members = ids.map((member, at) => memberOf(member, at + 1, input, since));
  const unresolved = since === null ? [] : members.filter(({ state }) => state === 'held').map(({ member }) => member);
  const dueAt = since === null ? null : since + input.rule.withinHours * HOUR;
  const decided = since !== null && unresolved.length === 0;
  const named = (wanted: PoolMember['state']): string[] => members.filter(({ state }) => state === wanted).map(({ member }) => member);
  return {
    state: stateOf(input, unresolved, dueAt),
    members,
    cleared: named('cleared'),
    positive: named('positive'),
    unresolved,
    resolutionMs: decided ? Math.max(0, ...ids.map((member) => decidedAt(member, input, since))) - since : null,
    dueAt,
    contradictory: decided && named('positive').length === 0,
    duplicates: ids.filter((member) => input.members.indexOf(member) !== input.members.lastIndexOf(member)),
    strangers: [...new Set(input.singles.flatMap(({ member }) => (known.has(member) ? [] : [member])))],
  };
}

function stateOf({ outcome, now }: PoolInput, unresolved: readonly string[], dueAt: number | null): PoolResolutionState {
  if (outcome === 'pending') return 'waiting';
  if (outcome === 'negative') return 'clear';
  if (outcome !== 'positive' || dueAt === null) return 'recollect';
  if (unresolved.length === 0) return 'resolved';
  return now >= dueAt ? 'membersMissing' : 'recall';
}

function memberOf(member: string, position: number, { outcome, singles, rule }: PoolInput, since: number | null): PoolMember {
  const own = countingOf(member, singles, since);
  const negatives = own.filter((single) => single.outcome === 'negative').length;
  const positives = own.filter((single) => single.outcome === 'positive').length;
  const base = { member, position, negatives, positives };
  if (outcome === 'pending') return { ...base, state: 'waiting', sampleNeeded: false };
  if (outcome === 'negative') return { ...base, state: 'cleared', sampleNeeded: false };
  if (outcome !== 'positive') return { ...base, state: 'held', sampleNeeded: true };
  if (positives >= rule.positives) return { ...base, state: 'positive', sampleNeeded: false };
  if (positives === 0 && negatives >= rule.negatives) return { ...base, state: 'cleared', sampleNeeded: false };
  return { ...base, state: 'held', sampleNeeded: own.every((single) => single.outcome !== 'pending') };
}

/** Single results that count, in the order of their results. */
function countingOf(member: string, singles: readonly SingleResult[], since: number | null): SingleResult[] {
  const counts = (single: SingleResult): boolean => single.member === member && (single.outcome === 'positive' || isAfter(single, since));
  return singles.filter(counts).toSorted((a, b) => a.resultAt - b.resultAt);
}

const isAfter = ({ collectedAt }: SingleResult, since: number | null): boolean => since === null || collectedAt >= since;

/** The result that completed the number the rule wants; no earlier than the pool's own. */
function decidedAt(member: string, { singles, rule }: PoolInput, since: number): number {
  const own = countingOf(member, singles, since);
  const positives = own.filter(({ outcome }) => outcome === 'positive');
  const deciding = positives[rule.positives - 1] ?? own.filter(({ outcome }) => outcome === 'negative')[rule.negatives - 1];
  return Math.max(since, deciding?.resultAt ?? since);
}

function requireInput({ members, outcome, resultAt, singles, rule, now }: PoolInput): void {
  if (members.length === 0) throw new ArgumentError('EMPTY', 'members', 'Give the members of the pool.');
  requireCount('rule.negatives', rule.negatives, 1);
  requireCount('rule.positives', rule.positives, 1);
  requirePositive('rule.withinHours', rule.withinHours);
  requireFinite('now', now);
  if (resultAt !== null) requireFinite('resultAt', resultAt);
  else if (outcome !== 'pending')
    throw new ArgumentError('INCONSISTENT', 'resultAt', 'Give the time of a result that is no longer pending.');
  singles.forEach((single, at) => {
    requireFinite(`singles[${at}].collectedAt`, single.collectedAt);
    requireFinite(`singles[${at}].resultAt`, single.resultAt);
  });
}

const HOUR = 3_600_000;
