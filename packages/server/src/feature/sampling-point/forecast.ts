import { type Answer, type routes, type SamplingPoint } from '@firebreak/contract';
import { queueForecast } from '@firebreak/engine/testing/queue-forecast';
import { stationsAt } from './opening.ts';

type Forecast = Answer<(typeof routes)['samplingPoint']['forecast']>;

const stepMinutes = 15;
const perHour = 60 / stepMinutes;
const stepMilliseconds = stepMinutes * 60_000;
/** Whoever waits at the end of what is shown is served after it: hours for which the stations go on. */
const tailHours = 8;

/** What is known of who will come. */
export interface Expected {
  readonly now: string;
  readonly zone: string;
  /** People sampled here in the last hour. */
  readonly lastHour: number;
  /** People missing in the area of the point. */
  readonly missing: number;
  /** Open points that share them. */
  readonly points: number;
  /** When the earliest round that takes samples ends. */
  readonly closesAt: string | null;
}

/**
 * Queue of the next hours. People go on coming as they came in the last hour, and no slower than the missing must come to be done before
 * the round ends; when this point's part of the missing has come, nobody is left to come. What is missing today decides, so the
 * forecast of a point that is behind its round says so.
 */
export function forecastOf(
  point: SamplingPoint,
  expected: Expected,
  asked: { readonly hours: number; readonly mostMinutes: number },
): Forecast {
  const shown = asked.hours * perHour;
  const steps = Array.from({ length: shown + tailHours * perHour }, (_, step) =>
    new Date(Date.parse(expected.now) + step * stepMilliseconds).toISOString(),
  );
  const coming = arrivals(expected, shown);
  const forecast = queueForecast({
    arrivals: steps.map((_, step) => coming[step] ?? 0),
    stations: steps.map((at) => stationsAt(point, at, expected.zone)),
    ratePerHour: point.perStationHour,
    intervalMinutes: stepMinutes,
    limitMinutes: asked.mostMinutes,
  });
  const intervals = forecast.intervals.slice(0, shown);
  const waits = intervals.map(({ waitMinutes }) => waitMinutes);
  return {
    asOf: expected.now,
    steps: intervals.map(({ arrivals: people, waiting, waitMinutes }, step) => ({
      at: steps[step] ?? expected.now,
      arrivals: people,
      queue: waiting,
      waitMinutes,
    })),
    longestWaitMinutes: waits.includes(null) ? null : Math.max(...waits.map((wait) => wait ?? 0)),
    stationsToAdd: forecast.moreStations,
  };
}

/** People of each step to come. */
export function arrivals({ now, lastHour, missing, points, closesAt }: Expected, steps: number): number[] {
  let left = missing / points;
  const until = closesAt === null ? steps : Math.max(1, Math.ceil((Date.parse(closesAt) - Date.parse(now)) / stepMilliseconds));
  const pace = Math.max(lastHour / perHour, left / until);
  return Array.from({ length: steps }, () => {
    const people = Math.min(left, pace);
    left -= people;
    return people;
  });
}
