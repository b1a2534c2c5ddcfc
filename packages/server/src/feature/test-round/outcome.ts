import { type TestRoundOutcome } from '@firebreak/epi';
import { type Standing } from '../registry/index.ts';
import { findings, type RoundRow } from './store.ts';
import { missingShares } from './tally-store.ts';

/** What a round found so far. */
interface Found {
  /** Somebody of the community front was found. */
  readonly positive: boolean;
  /** Results or re-tests are out. */
  readonly pending: boolean;
}

/**
 * 轮次结论: somebody found decides at once; a round that has not ended, or waits for results, is pending; one that ended with more people
 * missing than allowed is incomplete; what is left is clean.
 *
 * @param missingShare share of the people due who are missing, 0 to 1
 */
export function outcomeOf(
  { status, missingAllowed }: Pick<RoundRow, 'status' | 'missingAllowed'>,
  found: Found | undefined,
  missingShare: number,
): TestRoundOutcome {
  if (found?.positive === true) return 'positives';
  if (status !== 'closed' || found?.pending === true) return 'pending';
  return missingShare > missingAllowed ? 'incomplete' : 'clean';
}

/** Outcomes of rounds, of the whole round also where the reader sees a part of it: it says nothing of anybody. */
export async function outcomesOf(at: Standing, rounds: readonly RoundRow[]): Promise<Map<string, TestRoundOutcome>> {
  const found = rounds.some(({ status }) => status === 'open' || status === 'closed')
    ? await findings(at.trx, at.outbreak.home)
    : new Map<string, Found>();
  const closed = rounds.filter(({ status }) => status === 'closed').map(({ id }) => id);
  const shares = await missingShares(at.trx, at.outbreak.home, closed);
  return new Map(rounds.map((round) => [round.id, outcomeOf(round, found.get(round.id), shares.get(round.id) ?? 0)]));
}
