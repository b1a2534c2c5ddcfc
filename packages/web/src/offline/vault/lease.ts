import { type DeviceRule } from '@firebreak/contract';
import { type PinLock } from './pin.ts';

/** What a device remembers of a person between two starts: until when, under which rule, and perhaps a PIN. */
export interface Lease {
  readonly user: string;
  /** ISO instant; prolonged at every contact with the server. */
  readonly until: string;
  readonly rule: DeviceRule;
  readonly pin: PinLock | null;
}

/**
 * The present moment as a lease sees it: a clock that was set back does not make it longer.
 *
 * @param latest the latest moment this device has seen, ISO
 */
export const leaseMoment = (now: Date, latest: string | undefined): Date =>
  latest !== undefined && Date.parse(latest) > now.getTime() ? new Date(latest) : now;

/** When a lease that was given at a moment ends. */
export const leaseEnd = (given: Date, { leaseHours }: Pick<DeviceRule, 'leaseHours'>): string =>
  new Date(given.getTime() + leaseHours * HOUR_MS).toISOString();

export const isOver = (lease: Pick<Lease, 'until'>, moment: Date): boolean => Date.parse(lease.until) <= moment.getTime();

/** A lease of which less than half is left is prolonged while there is a network. */
export function isHalfOver({ until, rule }: Pick<Lease, 'until' | 'rule'>, moment: Date): boolean {
  return Date.parse(until) - moment.getTime() < (rule.leaseHours * HOUR_MS) / 2;
}

const HOUR_MS = 3_600_000;
