import { createRng, drawNegativeBinomial } from '@firebreak/epi';
import { earsPanel, farringtonFlexiblePanel, noufailySettings, unjudgedReasons, type CountPanel } from '@firebreak/engine/detection/index';
import type { BenchRow } from '../../../scripts/bench.ts';
import { rTiming } from './r-timing.ts';
import { bestSeconds, rowsBesideR } from './timing.ts';

export const name = 'engine';

export function* rows(): Iterable<BenchRow> {
  const panel = simulated();
  yield* latestWeek(panel);
  yield* everyWeek(panel);
  yield* earsC2(panel);
}

function* latestWeek(panel: CountPanel): Iterable<BenchRow> {
  const settings = { ...noufailySettings, from: WEEKS - 1 };
  const seconds = bestSeconds(() => farringtonFlexiblePanel(panel, settings), RUNS);
  yield* rowsBesideR(
    {
      work: `Farrington flexible (nbPlugin), ${SIZE}, latest week`,
      ours: 1000 * seconds,
      unit: 'ms',
      limit: 80,
      note: `best of ${RUNS}; 5 years, 10 periods, 26 weeks left out`,
    },
    { stated: 6.4, timed: rTiming('surveillance', farringtonCode(WEEKS, WEEKS), stsCode(panel, R_SERIES)), times: SERIES / R_SERIES },
  );
}

/** R does a hundredth of it: four series, all weeks. */
function* everyWeek(panel: CountPanel): Iterable<BenchRow> {
  let judged = 0;
  const seconds = bestSeconds(() => {
    judged = farringtonFlexiblePanel(panel, noufailySettings).reason.reduce((sum, code) => sum + (code === SHORT_HISTORY ? 0 : 1), 0);
  }, 1);
  const first = 5 * 52 + 3 + 1;
  yield* rowsBesideR(
    {
      work: `Farrington flexible (nbPlugin), ${SIZE}, every week that can be judged`,
      ours: seconds,
      unit: 's',
      limit: 25,
      note: `one run; ${judged.toLocaleString('en')} verdicts`,
    },
    { stated: 38 * 60, timed: rTiming('surveillance', farringtonCode(first, WEEKS), stsCode(panel, 4)), times: SERIES / 4 },
  );
}

function* earsC2(panel: CountPanel): Iterable<BenchRow> {
  const seconds = bestSeconds(() => earsPanel(panel, { method: 'C2' }), EARS_RUNS);
  yield* rowsBesideR(
    { work: `EARS C2, ${SIZE}`, ours: 1000 * seconds, unit: 'ms', limit: 20, note: `best of ${EARS_RUNS}, every week` },
    {
      stated: 6.4,
      timed: rTiming('surveillance', 'for (one in series) earsC(one, control = list(method = "C2"))', stsCode(panel, R_SERIES)),
      times: SERIES / R_SERIES,
    },
  );
}

/** Weekly counts with seasons and overdispersion, of sizes from a case in three weeks to twenty a week. */
function simulated(): CountPanel {
  const rng = createRng('detection-bench');
  const means = Array.from({ length: SERIES }, () => Math.exp(4 * rng.uniform() - 1));
  const counts = Float64Array.from({ length: SERIES * WEEKS }, (_, place) => {
    const season = Math.exp(0.6 * Math.sin((2 * Math.PI * (place % WEEKS)) / 52));
    return drawNegativeBinomial(rng, means[Math.floor(place / WEEKS)]! * season, 4);
  });
  return { counts, series: SERIES, weeks: WEEKS };
}

/** The first series of the panel as objects of the R package. */
function stsCode({ counts, weeks }: CountPanel, series: number): string {
  const vectors = Array.from({ length: series }, (_, index) => `c(${counts.slice(index * weeks, (index + 1) * weeks).join(',')})`);
  return `series <- lapply(list(${vectors.join(',')}), function(x) sts(observed = x, start = c(2010, 1), frequency = 52))`;
}

function farringtonCode(from: number, to: number): string {
  const control = `range = ${from}:${to}, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1, thresholdMethod = "nbPlugin", glmWarnings = FALSE`;
  return `for (one in series) farringtonFlexible(one, control = list(${control}))`;
}

const SERIES = 400;
const WEEKS = 600;
const SIZE = `${SERIES} series × ${WEEKS} weeks`;
const RUNS = 15;
const EARS_RUNS = 60;
/** A tenth of the series is enough to time R by. */
const R_SERIES = 40;
const SHORT_HISTORY = unjudgedReasons.indexOf('shortHistory') + 1;
