import { type KeptResult } from './result.ts';

/**
 * Which of the results of a tube stands; undefined when there is none.
 *
 * What is reported as a correction stands over everything reported before it, and a final result over a preliminary one of the same
 * test. Of what is left a positive stands over anything else, until it is corrected: nobody is released because a second run missed
 * what the first one found. Otherwise the latest test stands. It is decided from the whole set, so results that come in another order
 * end the same.
 */
export function standingResult(results: readonly KeptResult[]): KeptResult | undefined {
  const ordered = results.toSorted((one, other) => momentOf(one) - momentOf(other) || (one.id < other.id ? -1 : 1));
  const correction = latestReported(ordered.filter(({ status }) => status === 'corrected'));
  const open = correction === undefined ? ordered : ordered.filter((one) => one === correction || isBeyond(one, correction));
  const lastFinal = open.findLast(({ status }) => status !== 'preliminary');
  const valid = open.filter((one) => one.status !== 'preliminary' || lastFinal === undefined || isAfter(one, lastFinal));
  return valid.find(({ outcome }) => outcome === 'positive') ?? valid.at(-1);
}

/** When a result was found out: its test, or the report where the laboratory did not say. Milliseconds since 1970. */
export const momentOf = ({ tested_at: tested, reported_at: reported }: KeptResult): number => Date.parse(tested ?? reported);

const isAfter = (one: KeptResult, other: KeptResult): boolean => momentOf(one) > momentOf(other);

/** A correction covers what was reported before it and what was tested before it, however late that comes. */
const isBeyond = (one: KeptResult, correction: KeptResult): boolean =>
  one.status !== 'corrected' && isAfter(one, correction) && Date.parse(one.reported_at) > Date.parse(correction.reported_at);

const latestReported = (results: readonly KeptResult[]): KeptResult | undefined =>
  results.toSorted((one, other) => Date.parse(one.reported_at) - Date.parse(other.reported_at) || (one.id < other.id ? -1 : 1)).at(-1);

/**
 * Whether a result says again what is known: the same outcome, and not of a later test that gave no answer either (the second time
 * without an answer asks for another sample).
 */
export function isKnown(given: KeptResult, results: readonly KeptResult[], standing: KeptResult | undefined): boolean {
  if (results.some(({ id }) => id === given.id)) return true;
  const hasAnswer = given.outcome === 'positive' || given.outcome === 'negative';
  if (standing?.outcome === given.outcome && (hasAnswer || given.tested_at === null || standing.tested_at === null)) return true;
  return results.some(
    (one) =>
      one.outcome === given.outcome && one.status === given.status && one.tested_at === given.tested_at && given.status !== 'corrected',
  );
}
