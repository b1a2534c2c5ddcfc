/** Beyond this the device's clock counts as wrong: a request that was long on its way looks the same and is less than this late. */
const toleranceMilliseconds = 30_000;
/**
 * A sample that reaches us within this time was registered as it was taken: the sampler reads the answer and can take another tube.
 * What is told later was taken without us (no network), and a swab lies in the tube.
 */
const liveMilliseconds = 30_000;

export interface SampleTime {
  /** As the device said, ISO text with `Z`. */
  readonly deviceTakenAt: string;
  /** Corrected by how far the device's clock was off when it sent; never after we received it. */
  readonly takenAt: string;
  readonly isLive: boolean;
}

/** When a sample was taken, by our clock. @param clock what the device's clock showed as it sent, and ours as it arrived */
export function sampleTime(takenAt: string, clock: { readonly sentAt: string; readonly receivedAt: string }): SampleTime {
  const received = Date.parse(clock.receivedAt);
  const offset = received - Date.parse(clock.sentAt);
  const said = Date.parse(takenAt);
  const taken = Math.min(Math.abs(offset) > toleranceMilliseconds ? said + offset : said, received);
  return {
    deviceTakenAt: new Date(said).toISOString(),
    takenAt: new Date(taken).toISOString(),
    isLive: received - taken <= liveMilliseconds,
  };
}
