import type { Day } from '@firebreak/epi';
import { holds, missingFacts, type PlainFacts } from '../condition/index.ts';
import type { Screening } from '../pack/index.ts';
import { atInstant, spanEnd } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { dayAt, type Instant, startOfDay } from '../time/index.ts';

/** A round that is over; clean when no case of the community front (社会面) was found. */
export interface ScreeningRound {
  readonly day: Day;
  readonly communityCases: number;
}

/** Where screening of an area stands, and what is next. */
export interface ScreeningState {
  /** `confirming`: the pause is over and the last rounds are due; `stopped`: the rule is met; `undecided`: facts are missing. */
  readonly state: 'notNeeded' | 'undecided' | 'running' | 'pausing' | 'confirming' | 'stopped';
  readonly cleanRounds: number;
  readonly nextRound: Day | null;
  /** When the next round must be done. */
  readonly nextDeadline: Instant | null;
  readonly missing: readonly string[];
  readonly source: string | readonly string[];
}

/**
 * Region-wide screening by its rule: so many clean rounds in a row, a pause, then the confirming rounds; any community case starts
 * again from nothing.
 *
 * @param rounds finished rounds, in any order
 */
export function screeningState(
  resolved: ResolvedPack,
  name: string,
  area: PlainFacts,
  rounds: readonly ScreeningRound[],
  moment: Instant,
): ScreeningState | undefined {
  const rule = resolved.pack.screening[name];
  if (rule === undefined) return undefined;
  const idle = { cleanRounds: 0, nextRound: null, nextDeadline: null, source: rule.source };
  const needed = holds(rule.needed, area);
  if (holds(rule.notNeeded, area) === true || needed === false) return { ...idle, state: 'notNeeded', missing: [] };
  if (needed === undefined && rounds.length === 0) return { ...idle, state: 'undecided', missing: missingFacts(rule.needed, area) };
  return running(resolved, rule, rounds, moment);
}

function running(resolved: ResolvedPack, rule: Screening, rounds: readonly ScreeningRound[], moment: Instant): ScreeningState {
  const { zone } = resolved;
  const today = dayAt(moment, zone);
  const { clean, confirmed, last } = progress(
    rule,
    rounds.filter(({ day }) => day <= today),
  );
  const enough = clean >= rule.cleanRounds.value;
  if (enough && confirmed >= rule.confirmRounds.value)
    return { state: 'stopped', cleanRounds: clean + confirmed, nextRound: null, nextDeadline: null, missing: [], source: rule.source };
  // After the last clean round the pause is so many whole days: rounds on 1, 2, 3, pause 4, 5, 6, confirming round on 7.
  const next = last === undefined ? today : last + (enough && confirmed === 0 ? rule.pauseDays.value + 1 : rule.everyDays.value);
  const state = !enough ? 'running' : today < next ? 'pausing' : 'confirming';
  const deadline = spanEnd(rule.roundWithin, { dayStart: atInstant(startOfDay(next, zone), zone) }, zone);
  return { state, cleanRounds: clean, nextRound: next, nextDeadline: deadline ?? null, missing: [], source: rule.source };
}

/** Clean rounds in a row up to the wanted number, and those after the pause. */
function progress(rule: Screening, rounds: readonly ScreeningRound[]): { clean: number; confirmed: number; last: Day | undefined } {
  let [clean, confirmed, last]: [number, number, Day | undefined] = [0, 0, undefined];
  for (const { day, communityCases } of rounds.toSorted((a, b) => a.day - b.day)) {
    if (communityCases > 0) [clean, confirmed, last] = [0, 0, day];
    else if (clean < rule.cleanRounds.value) [clean, last] = [clean + 1, day];
    else if (last !== undefined && (confirmed > 0 || day > last + rule.pauseDays.value)) [confirmed, last] = [confirmed + 1, day];
  }
  return { clean, confirmed, last };
}
