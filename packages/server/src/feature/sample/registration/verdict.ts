import { type ErrorCode, type SampleAnswer } from '@firebreak/contract';

/** What became of one sample, as the database judged it. */
export interface Verdict {
  readonly outcome: SampleAnswer['outcome'];
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, string | number>>;
  /** People in the tube now. */
  readonly members: number;
  /** ltree path of the area of the sample; null where there is none. */
  readonly area: string | null;
}

/** A verdict as it is told: moments also as the clock on the wall showed them, for whoever reads it at the tube. */
export const answerOf = (id: string, { outcome, code, details, members }: Verdict, now: string, zone: string): SampleAnswer => ({
  id,
  outcome,
  code,
  details: details['at'] === undefined ? details : { ...details, ...instant(String(details['at']), now, zone) },
  members,
});

function instant(text: string, now: string, zone: string): { at: string; time: string } {
  const at = new Date(text);
  const [day = '', time = ''] = local(at, zone).split(' ');
  return { at: at.toISOString(), time: local(new Date(now), zone).startsWith(day) ? time : `${day.slice('2022-'.length)} ${time}` };
}

const formats = new Map<string, Intl.DateTimeFormat>();
function local(at: Date, zone: string): string {
  const format = formats.get(zone) ?? formatOf(zone);
  formats.set(zone, format);
  return format.format(at);
}

/** A zone this machine does not know counts as UTC: registering must not stop over a spelling. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { dateStyle: 'short', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: 'UTC' });
  }
}
