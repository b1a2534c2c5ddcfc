import { type EventKind, type ResolvedPack } from '@firebreak/protocol';
import { type Touched } from './store.ts';

/** An event as the records say it now. */
export interface Happening {
  /** `<kind>:<id of what it is about>`: the same thing recorded again is the same event. */
  readonly id: string;
  readonly kind: EventKind;
  readonly person: string | null;
  /** ltree path of the area that answers for it. */
  readonly area: string;
  readonly happenedAt?: string | undefined;
  /** Whether it still holds: an event that was cancelled or corrected away withdraws what it started. */
  readonly holds: boolean;
  /** Whom and what it touches, asked for only when it holds. */
  readonly touched: (rules: ResolvedPack) => Promise<readonly Touched[]>;
}
