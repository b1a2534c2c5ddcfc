import { ArgumentError } from '@firebreak/epi';
import type { LinkDecision } from '../input/inference-input.ts';

/** What investigators decided, by case number. */
export interface DecisionTable {
  /** Accepted infector of each case: a case number, `IMPORTED`, or `UNDECIDED`. */
  accepted: Int32Array;
  /** Rejected infectors of each case (case numbers, or `IMPORTED`); undefined where there are none. */
  rejected: readonly (ReadonlySet<number> | undefined)[];
  /** Whether anything was rejected at all. */
  anyRejected: boolean;
  /** Cases of which some infector was rejected. */
  withRejected: readonly number[];
  /** Whether a case is at an end of any decision. */
  touched: readonly boolean[];
  /** Accepted links in an order in which infectors come first: case numbers. */
  acceptedOrder: readonly number[];
}

export const IMPORTED = -1;
export const UNDECIDED = -2;

interface Dates {
  ids: readonly string[];
  cases: number;
  firstDay: Int32Array;
  windowOffset: Int32Array;
}

/**
 * @throws ArgumentError INCONSISTENT for a person who is not in the list, two accepted infectors of one case, a link both
 *   accepted and rejected, a circle of accepted links, or accepted links for which the dates leave no room
 */
export function decisionTable(decisions: readonly LinkDecision[], numbers: ReadonlyMap<string, number>, dates: Dates): DecisionTable {
  const accepted = new Int32Array(dates.cases).fill(UNDECIDED);
  const rejected: (Set<number> | undefined)[] = Array.from({ length: dates.cases }, () => undefined);
  decisions.forEach((decision, at) => {
    const infectee = numberOf(decision.infectee, numbers, `decisions[${at}].infectee`);
    const infector = decision.infector === null ? IMPORTED : numberOf(decision.infector, numbers, `decisions[${at}].infector`);
    if (infector === infectee) throw wrong(`decisions[${at}]`, 'Nobody infects themself.', decision.infectee);
    if (decision.verdict === 'rejected') (rejected[infectee] ??= new Set()).add(infector);
    else if (accepted[infectee] === UNDECIDED || accepted[infectee] === infector) accepted[infectee] = infector;
    else throw wrong(`decisions[${at}]`, 'Accept one infector per case; withdraw the other decision.', decision.infectee);
  });
  for (let one = 0; one < dates.cases; one++)
    if (rejected[one]?.has(accepted[one]!) === true)
      throw wrong(`decisions on ${dates.ids[one]}`, 'A link is accepted or rejected, not both.');
  const acceptedOrder = orderOf(accepted, dates);
  requireRoom(accepted, acceptedOrder, dates);
  const named = new Set(decisions.flatMap(({ infector, infectee }) => [infector, infectee]));
  return {
    accepted,
    rejected,
    anyRejected: rejected.some((set) => set !== undefined),
    withRejected: rejected.flatMap((set, one) => (set === undefined ? [] : [one])),
    touched: dates.ids.map((id) => named.has(id)),
    acceptedOrder,
  };
}

function numberOf(id: string, numbers: ReadonlyMap<string, number>, argument: string): number {
  const found = numbers.get(id);
  if (found === undefined) throw wrong(argument, 'Name a case of the list.', id);
  return found;
}

/** Accepted links from the first infector on. */
function orderOf(accepted: Int32Array, { ids }: Dates): number[] {
  const [order, state]: [number[], Uint8Array] = [[], new Uint8Array(accepted.length)];
  for (let start = 0; start < accepted.length; start++) {
    const path: number[] = [];
    let node = start;
    for (; node >= 0 && accepted[node]! > UNDECIDED && state[node] === 0; node = accepted[node]!) {
      state[node] = 1;
      path.push(node);
    }
    if (node >= 0 && state[node] === 1)
      throw wrong(
        `decisions on ${ids[node]}`,
        'Accepted links close a circle: withdraw one of them.',
        path.map((at) => ids[at]).join(', '),
      );
    for (const at of path.toReversed()) {
      state[at] = 2;
      order.push(at);
    }
  }
  return order;
}

/** Every accepted infector can have been infected at least a day before those they infected. */
function requireRoom(accepted: Int32Array, order: readonly number[], { ids, firstDay, windowOffset }: Dates): void {
  const earliest = firstDay.slice();
  for (const node of order) {
    const infector = accepted[node]!;
    if (infector < 0) continue;
    earliest[node] = Math.max(earliest[node]!, earliest[infector]! + 1);
    const last = firstDay[node]! + windowOffset[node + 1]! - windowOffset[node]! - 1;
    if (earliest[node] > last)
      throw wrong(
        `decisions: ${ids[infector]} infected ${ids[node]}`,
        'The dates leave no day for it: correct the dates or withdraw the decision.',
      );
  }
}

function wrong(argument: string, remedy: string, value?: unknown): ArgumentError {
  return new ArgumentError('INCONSISTENT', argument, remedy, value);
}
