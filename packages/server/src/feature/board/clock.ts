import { type ClockCounts } from '@firebreak/contract';
import { type TaskKind } from '@firebreak/epi';
import { type ClockRow } from './store.ts';

/** Kinds by which contacts come under control, and by which persons are brought where they are to be. */
export const underControlKinds: readonly TaskKind[] = ['locateAndHold', 'quarantine'];
export const transferKinds: readonly TaskKind[] = ['transfer', 'isolate'];
/** Kinds that count as ring-fencing: docs/method/command-board.md. */
export const controlKinds: readonly TaskKind[] = [...underControlKinds, ...transferKinds, 'venueControl'];

export type KindClock = ClockRow & { readonly kind: TaskKind };
export type AreaClock = ClockRow & { readonly area: string };

export function clocksOf(rows: readonly ClockRow[]): { readonly byKind: readonly KindClock[]; readonly below: readonly AreaClock[] } {
  return {
    byKind: rows.filter((row): row is KindClock => row.kind !== null),
    below: rows.filter((row): row is AreaClock => row.area !== null && row.running > 0),
  };
}

/** Clocks by their furthest turn: what is overdue is not late too. */
export function sumOf(clocks: readonly ClockRow[]): ClockCounts {
  const all = { inTime: 0, half: 0, late: 0, overdue: 0, done: 0 };
  for (const { running, half, late, overdue } of clocks) {
    all.inTime += running - half;
    all.half += half - late;
    all.late += late - overdue;
    all.overdue += overdue;
  }
  return all;
}
