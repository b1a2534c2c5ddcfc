import type { ResolvedPack } from '../resolve/index.ts';
import { fanOut } from './fan-out.ts';
import type { EventFacts, Obligation, ResponseEvent } from './obligation.ts';

/** What becomes of the obligations of an event that was cancelled or corrected. */
export interface Withdrawal {
  /** Keys that no longer stand: their tasks are withdrawn, visibly, never deleted. */
  readonly withdraw: readonly string[];
  readonly keep: readonly string[];
  /** New ones that only the corrected event has. */
  readonly add: readonly Obligation[];
  /** The same key with another deadline, owner or dependency. */
  readonly change: readonly Obligation[];
}

/** An event together with whom and what it touches. */
export interface EventRecord {
  readonly event: ResponseEvent;
  readonly facts: EventFacts;
}

/**
 * Compares what an event started with what it should have started.
 *
 * @param corrected the event as it should be, with the same id; null when it is cancelled: then everything is withdrawn
 */
export function withdraw(resolved: ResolvedPack, recorded: EventRecord, corrected: EventRecord | null): Withdrawal {
  const before = new Map(fanOut(resolved, recorded.event, recorded.facts).map((one) => [one.key, one]));
  const after = corrected === null ? [] : fanOut(resolved, corrected.event, corrected.facts);
  const stays = new Set(after.map(({ key }) => key));
  return {
    withdraw: [...before.keys()].filter((key) => !stays.has(key)),
    keep: [...before.keys()].filter((key) => stays.has(key)),
    add: after.filter(({ key }) => !before.has(key)),
    change: after.filter((one) => before.has(one.key) && JSON.stringify(before.get(one.key)) !== JSON.stringify(one)),
  };
}
