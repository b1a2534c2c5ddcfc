import { shelfOf, rulesAt } from '../reaction/index.ts';
import { type Standing } from '../registry/index.ts';

/** Hours within which results are due by the pack in force; null where it names none. */
export interface Turnaround {
  /** From the first swab of a tube to its result. */
  readonly resultHours: number | null;
  /** From the positive result of a pool to the last single one of its members. */
  readonly poolHours: number | null;
}

const toHours: Readonly<Record<string, number>> = { minutes: 1 / 60, hours: 1, days: 24 };

export async function turnaroundOf(at: Standing): Promise<Turnaround> {
  const rules = await rulesAt(at, shelfOf(at.directory), at.outbreak.area);
  const hours = (limit: string): number | null => {
    const span = rules?.pack.clocks.limits[limit];
    return span === undefined ? null : span.value * (toHours[span.unit] ?? Number.NaN);
  };
  return { resultHours: hours('pooledResult'), poolHours: hours('poolResolved') };
}

/** Until when the results of a rack are due: the earliest limit of its tubes. */
export function dueAt(
  rack: { readonly oldestOpenedAt: string; readonly poolPositiveAt: string | null },
  { resultHours, poolHours }: Turnaround,
): string | null {
  const limits = [after(rack.oldestOpenedAt, resultHours), after(rack.poolPositiveAt, poolHours)].filter((limit) => limit !== null);
  return limits.length === 0 ? null : new Date(Math.min(...limits)).toISOString();
}

const after = (from: string | null, hours: number | null): number | null =>
  from === null || hours === null ? null : Date.parse(from) + hours * 3_600_000;
