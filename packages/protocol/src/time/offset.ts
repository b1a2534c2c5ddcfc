/** A point of time: milliseconds since 1970-01-01T00:00Z, leap seconds not counted. */
export type Instant = number;

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY_LENGTH = 86_400_000;

/** Minutes east of UTC of `Z`, `+08:00` or `-03:30`; undefined for any other text. */
export function offsetOf(text: string): number | undefined {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d\d):(\d\d)$/.exec(text);
  if (match === null || Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
