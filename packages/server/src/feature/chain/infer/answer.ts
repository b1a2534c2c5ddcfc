import {
  type InferenceAnswer,
  type InferenceResult,
  type InferenceRun,
  type InferredCandidate,
  type LinkDecision,
  type Locale,
} from '@firebreak/contract';
import { failureFrom, failureText } from '../../../platform/fault/index.ts';
import { type Collected } from './collect.ts';
import { type DecisionRow } from './decision-store.ts';
import { changedBetween } from './input/digest.ts';
import { type RunRow } from './run-store.ts';
import { type StoredCase, type StoredResult } from './work/stored-result.ts';

interface Facts {
  readonly now: string;
  readonly locale: Locale;
  readonly runs: readonly RunRow[];
  readonly shown: RunRow | undefined;
  readonly result: StoredResult | null;
  readonly decisions: readonly DecisionRow[];
  readonly collected: Pick<Collected, 'inputHash' | 'digests'>;
  /** Persons whose cases the actor may see. */
  readonly sight: ReadonlySet<string>;
  /** What persons who are no cases are called, as far as the actor may read them. */
  readonly named: ReadonlyMap<string, Named>;
  readonly progress: (job: string) => { readonly done: number; readonly total: number } | undefined;
}

/** Name and number of somebody who is no case. */
export interface Named {
  readonly name: string | null;
  readonly number: string | null;
}

/** What a person is told: their own cases, and of all others only that they are elsewhere. */
export function answerOf({ now, locale, runs, shown, result, decisions, collected, sight, named, progress }: Facts): InferenceAnswer {
  const [newest] = runs;
  const isCurrent = newest !== undefined && newest.state !== 'done';
  const changed = shown === undefined ? [] : changedBetween(shown.digests, collected.digests);
  const seen = changed.filter((id) => sight.has(id));
  return {
    asOf: now,
    current: isCurrent ? runView(newest, { sight, locale }, progress(newest.job)) : null,
    shown: shown === undefined ? null : runView(shown, { sight, locale }),
    result: result === null ? null : resultView(result, sight, named),
    runs: runs.filter(({ hasResult }) => hasResult).map(({ id, createdAt }) => ({ id, createdAt })),
    inputHash: collected.inputHash,
    changed: {
      cases: seen,
      elsewhere: changed.length - seen.length,
      other: shown !== undefined && changed.length === 0 && shown.inputHash !== collected.inputHash,
    },
    decisions: decisions.filter(({ infectee }) => sight.has(infectee)).map((row) => decisionView(row, sight)),
  };
}

/** What went wrong may name cases by their ids: only those in sight stay readable. */
export function runView(
  row: RunRow,
  { sight, locale }: Pick<Facts, 'sight' | 'locale'>,
  live?: { readonly done: number; readonly total: number },
): InferenceRun {
  const { id, state, inputHash, seed, engine, createdAt, createdBy, finishedAt, input } = row;
  const said = row.message === null ? null : failureText(failureFrom(row.message), locale);
  const message = said?.replace(uuids, (one) => (sight.has(one) ? one : '…')) ?? null;
  const { done, total } = live ?? row;
  return { id, state, inputHash, seed, engine, createdAt, createdBy, finishedAt, message, input, done, total };
}

export function decisionView({ home: _home, ...row }: DecisionRow, sight: ReadonlySet<string>): LinkDecision {
  const hidden = row.infector !== null && !sight.has(row.infector);
  return { ...row, infector: hidden ? null : row.infector, infectorElsewhere: hidden };
}

export function resultView(
  { cases, parameters, value, sweeps, settled }: StoredResult,
  sight: ReadonlySet<string>,
  named: ReadonlyMap<string, Named>,
): InferenceResult {
  return {
    cases: cases.filter(({ id }) => sight.has(id)).map((one) => caseView(one, sight)),
    parameters: [...parameters],
    value: value
      .filter(({ infectee, about }) => sight.has(infectee) && (sight.has(about) || named.has(about)))
      .map((one) => ({ ...one, person: sight.has(one.about) ? null : (named.get(one.about) ?? null) })),
    sweeps,
    settled,
  };
}

function caseView({ candidates, others, tree, ...one }: StoredCase, sight: ReadonlySet<string>): InferenceResult['cases'][number] {
  const isHidden = (infector: string | null): boolean => infector !== null && !sight.has(infector);
  const told = candidates
    .filter(({ infector }) => !isHidden(infector))
    .map((candidate): InferredCandidate => ({ kind: candidate.infector === null ? 'importation' : 'case', ...candidate }));
  const elsewhere = candidates.reduce((sum, { infector, p }) => (isHidden(infector) ? sum + p : sum), 0);
  const together = (kind: 'elsewhere' | 'others', p: number): InferredCandidate[] =>
    p > rounding ? [{ kind, infector: null, p: Math.min(1, p), evidence: null }] : [];
  return {
    ...one,
    generations: [...one.generations],
    offspring: [...one.offspring],
    depth: [...one.depth],
    candidates: [...[...told, ...together('elsewhere', elsewhere)].toSorted((a, b) => b.p - a.p), ...together('others', others)],
    tree: isHidden(tree) ? { kind: 'elsewhere', infector: null } : { kind: tree === null ? 'importation' : 'case', infector: tree },
  };
}

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const rounding = 1e-9;
