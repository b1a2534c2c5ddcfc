import { requireReach } from './infectivity.ts';
import { discretisedSerialInterval, requireShares, type SerialInterval } from './serial-interval.ts';

/** Shares of a serial interval for a series of so many days; those given by hand are checked and kept whole. */
export function sharesFor(interval: SerialInterval, days: number): ArrayLike<number> {
  if ('shares' in interval) {
    requireShares('serialInterval.shares', interval.shares);
    return interval.shares;
  }
  requireReach(days, interval.mean); // before a million shares are computed in vain
  return discretisedSerialInterval(interval.mean, interval.sd, days);
}
