import { z } from 'zod';

/** A moment with its zone, to the second: 2022-07-20T00:00:00+08:00. */
export const Instant = z.iso.datetime({ offset: true });

/** The same on the clock of an area, to the minute where it has no seconds: 2022-07-20T00:00+08:00. */
export const MinuteInstant = z.union([Instant, z.iso.datetime({ offset: true, precision: -1 })]);
