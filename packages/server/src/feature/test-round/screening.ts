import { OutbreakSettings, type ScreeningState } from '@firebreak/contract';
import { dayAt, type ResolvedPack, type ScreeningRound, screeningState, startOfDay } from '@firebreak/protocol';
import { momentOf, rulesAt, shelfOf } from '../reaction/index.ts';
import { type Standing } from '../registry/index.ts';
import { outcomesOf } from './outcome.ts';
import { settleRounds } from './service.ts';
import { type RoundRow, roundsIn } from './store.ts';

/** The rule of a pack by which rounds of one region follow each other. */
const regionRule = 'region';

/** Region-wide screenings: the rounds held, clean ones in a row, and what the rule in force asks for next. */
export async function screeningSeries(at: Standing): Promise<ScreeningState[]> {
  await settleRounds(at);
  const rounds = (await roundsIn(at.trx, at.outbreak.home, at.outbreak.id)).filter(({ series }) => series !== null);
  const outcomes = await outcomesOf(at, rounds);
  const shelf = shelfOf(at.directory);
  const states: ScreeningState[] = [];
  for (const series of new Set(rounds.flatMap(({ series: one }) => one ?? []))) {
    const of = rounds
      .filter((round) => round.series === series && round.status !== 'cancelled')
      .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
    const [first] = of;
    if (first === undefined) continue;
    const held = of.map((round) => ({
      round: round.id,
      number: round.number ?? 0,
      closedAt: round.status === 'closed' ? round.endedAt : null,
      outcome: outcomes.get(round.id) ?? ('pending' as const),
    }));
    states.push(seriesState(at, series, held, await rulesAt(at, shelf, first.path), of));
  }
  return states;
}

function seriesState(
  at: Standing,
  series: string,
  rounds: ScreeningState['rounds'],
  rules: ResolvedPack | undefined,
  rows: readonly RoundRow[],
): ScreeningState {
  const rule = rules?.pack.screening[regionRule];
  const ref = rules?.ref;
  const pack = ref === undefined ? '' : `${ref.id} ${ref.edition} ${ref.hash}`;
  // An edition without the rule asks for no further round.
  if (rules === undefined || rule === undefined) return { series, pack, rounds, cleanInARow: 0, cleanNeeded: 0, next: 'stop', dueAt: null };
  const { timeZone } = OutbreakSettings.parse(at.outbreak.settings);
  const moment = momentOf(at, timeZone);
  const state = screeningState(rules, regionRule, {}, roundsThatCount(rounds, rows, rules.zone), moment);
  const cleanNeeded = rule.cleanRounds.value + rule.confirmRounds.value;
  if (state === undefined || state.state === 'stopped' || state.state === 'notNeeded')
    return { series, pack, rounds, cleanInARow: state?.cleanRounds ?? 0, cleanNeeded, next: 'stop', dueAt: null };
  const day = state.nextRound ?? dayAt(moment, rules.zone);
  const isConfirming = state.state === 'confirming' || state.state === 'pausing';
  const isDue = day <= dayAt(moment, rules.zone);
  const dueAt = isDue ? (state.nextDeadline ?? startOfDay(day + 1, rules.zone)) : startOfDay(day, rules.zone);
  return {
    series,
    pack,
    rounds,
    cleanInARow: state.cleanRounds,
    cleanNeeded,
    next: isDue ? (isConfirming ? 'confirmingRound' : 'round') : 'wait',
    dueAt: new Date(dueAt).toISOString(),
  };
}

/** Rounds that ended with a finding, by the day they began. One that is pending or incomplete is no clean round, and none with cases. */
function roundsThatCount(rounds: ScreeningState['rounds'], rows: readonly RoundRow[], zone: string): ScreeningRound[] {
  const opened = new Map(rows.map(({ id, opensAt }) => [id, Date.parse(opensAt)]));
  return rounds.flatMap(({ round, outcome }) => {
    const at = opened.get(round);
    if (at === undefined || (outcome !== 'clean' && outcome !== 'positives')) return [];
    return [{ day: dayAt(at, zone), communityCases: outcome === 'positives' ? 1 : 0 }];
  });
}
