import { type Day } from '@firebreak/epi';
import type { Anchor, DayList, Span } from '../pack/index.ts';
import { dayAt, HOUR, type Instant, MINUTE, startOfDay } from '../time/index.ts';

/** When an anchor happened: the calendar day of the pack's zone, and the instant where it is known to the hour. */
export interface AnchorTime {
  readonly day: Day;
  readonly at: Instant | null;
}

/** Anchors that are known, by name. */
export type AnchorTimes = Readonly<Record<string, AnchorTime | undefined>>;

export const onDay = (day: Day): AnchorTime => ({ day, at: null });
export const atInstant = (at: Instant, zone: string): AnchorTime => ({ day: dayAt(at, zone), at });

/** The time of an anchor: the event itself, the first of several that is known, or the latest of those that are known. */
export function anchorTime(anchor: Anchor, times: AnchorTimes): AnchorTime | undefined {
  if (typeof anchor === 'string') return times[anchor];
  if ('firstOf' in anchor) return anchor.firstOf.map((name) => times[name]).find((time) => time !== undefined);
  return anchor.lastOf.reduce<AnchorTime | undefined>((latest, name) => later(latest, times[name]), undefined);
}

function later(a: AnchorTime | undefined, b: AnchorTime | undefined): AnchorTime | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.day !== b.day) return a.day > b.day ? a : b;
  return (a.at ?? Infinity) >= (b.at ?? Infinity) ? a : b;
}

/** Name of the event that `anchorTime` would take, for words. */
export function anchorName(anchor: Anchor, times: AnchorTimes): string {
  if (typeof anchor === 'string') return anchor;
  const names = 'firstOf' in anchor ? anchor.firstOf : anchor.lastOf;
  const time = anchorTime(anchor, times);
  return names.find((name) => time !== undefined && times[name] === time) ?? names[0] ?? '';
}

/**
 * The instant at which a span is over. Days: the midnight that ends the last whole day. Hours and minutes: elapsed since the anchor;
 * where only the day of the anchor is known, since the end of that day, so that nobody is released or blamed too early.
 */
export function spanEnd(span: Span, times: AnchorTimes, zone: string): Instant | undefined {
  if (span.unit === 'days') {
    const last = lastDay(span, times, zone);
    return last === undefined ? undefined : startOfDay(last + 1, zone);
  }
  const time = anchorTime(span.from, times);
  if (time === undefined) return undefined;
  return (time.at ?? startOfDay(time.day + 1, zone)) + span.value * (span.unit === 'hours' ? HOUR : MINUTE);
}

/** The last calendar day of a span: for hours, the day on which it is over. */
export function lastDay(span: Span, times: AnchorTimes, zone: string): Day | undefined {
  if (span.unit === 'days') {
    const time = anchorTime(span.from, times);
    return time === undefined ? undefined : time.day + span.value - (span.start === 'day1' ? 1 : 0);
  }
  const end = spanEnd(span, times, zone);
  return end === undefined ? undefined : dayAt(end - 1, zone);
}

/** Calendar days of a numbered list: number n is the anchor's day + n, or + n − 1 where that day is day 1. */
export function numberedDays(list: DayList, times: AnchorTimes): { readonly number: number; readonly day: Day }[] | undefined {
  const time = anchorTime(list.from, times);
  if (time === undefined) return undefined;
  const shift = list.start === 'day1' ? 1 : 0;
  return list.values.map((number) => ({ number, day: time.day + number - shift }));
}
