import { type Expiry, expiryKinds, type LegalHold, type Sunset, type SunsetStep } from '@firebreak/contract';
import { nouns } from '../nouns.ts';
import { type AtClosing } from '../outbreak/service.ts';
import { type Standing } from '../registry/index.ts';
import { dueAt, rulesOf } from './clock.ts';
import { planSunset, stepsOf, type SunsetRow, takeSunsetBack } from './sunset-store.ts';

/**
 * Closing plans the sunset by the pack in force: for each kind of data the day on which all of it is over, counted from the closing, which
 * releases whoever was held last. Reopening takes it back.
 */
export const sunsetAtClosing: AtClosing = async (moved) => {
  const at: Standing = { ...moved, nouns, readings: [], afterwards: new Map() };
  const { home, id, status, closed_at: closedAt } = at.outbreak;
  if (status !== 'closed' || closedAt === null) {
    await takeSunsetBack(at.trx, home, id, at.now);
    return null;
  }
  const rules = await rulesOf(at);
  const rows = Object.entries(rules?.pack.retention ?? {}).map(([kind, { keep, afterwards, text }]): SunsetRow => ({
    kind,
    rule: { text, keep: keep === null ? null : { value: keep.value, unit: keep.unit }, afterwards },
    dueAt: rules === undefined ? null : dueAt(rules, kind, closedAt),
    closedAt,
  }));
  await planSunset(at.trx, home, id, rows);
  return viewOf(rows, { expiries: [], holds: [], now: at.now });
};

interface Acts {
  readonly expiries: readonly Expiry[];
  readonly holds: readonly LegalHold[];
  readonly now: string;
}

/** The sunset in force of a closed outbreak, with where each step stands. */
export async function sunsetIn(at: Standing, acts: Acts): Promise<Sunset | null> {
  return at.outbreak.status === 'closed' ? viewOf(await stepsOf(at.trx, at.outbreak.home, at.outbreak.id), acts) : null;
}

/** Whether the day of a kind has come by the plan in force. */
export async function isStepDue(at: Standing, kind: string): Promise<boolean> {
  const sunset = await sunsetIn(at, { expiries: [], holds: [], now: at.now });
  return sunset?.steps.some((step) => step.kind === kind && step.state === 'due') ?? false;
}

function viewOf(rows: readonly SunsetRow[], acts: Acts): Sunset | null {
  const [first] = rows;
  if (first === undefined) return null;
  return {
    closedAt: first.closedAt,
    steps: rows.map(({ kind, rule, dueAt: due }) => ({
      kind,
      ...rule,
      dueAt: due,
      state: stateOf({ kind, dueAt: due, closedAt: first.closedAt }, acts),
    })),
  };
}

/** What was done under the plan counts once its day has come: before it, somebody of the kind may still be in time. */
function stateOf(
  { kind, dueAt: due, closedAt }: { readonly kind: string; readonly dueAt: string | null; readonly closedAt: string },
  { expiries, holds, now }: Acts,
): SunsetStep['state'] {
  if (due === null) return 'law';
  if (!expiryKinds.some((one) => one === kind)) return 'byHand';
  const [newest] = expiries
    .filter((one) => one.kind === kind && one.proposedAt >= closedAt && one.state !== 'refused' && one.state !== 'withdrawn')
    .toSorted((one, other) => (one.proposedAt < other.proposedAt ? 1 : -1));
  if (newest?.state === 'done' && newest.certificate !== null && Date.parse(newest.before) >= Date.parse(closedAt)) return 'done';
  if (holds.some((hold) => hold.endedAt === null && Date.parse(hold.until) > Date.parse(now))) return 'held';
  if (newest?.state === 'approved')
    return newest.progress?.state === 'failed' || newest.progress?.state === 'cancelled' ? 'stopped' : 'running';
  if (newest?.state === 'proposed') return 'proposed';
  return Date.parse(now) < Date.parse(due) ? 'waiting' : 'due';
}
