import { type ErrorCode, type SampleAnswer } from '@firebreak/contract';
import { wallClock } from '../../tube/index.ts';

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

const instant = (text: string, now: string, zone: string): { at: string; time: string } => {
  const at = new Date(text).toISOString();
  return { at, time: wallClock(at, now, zone) };
};
