/**
 * Figures to reach, as stated for the project: means of a prototype without shared unreported persons at 200 sweeps, of
 * outbreaker2 1.1.4 where it was run, and CPU seconds of a default outbreaker2 run.
 */
export interface SizeFigures {
  modalRight: number;
  truthProbability: number;
  coverage: number;
  seconds: number;
}

export const prototypeBySize: Readonly<Record<number, SizeFigures>> = {
  30: { modalRight: 0.707, truthProbability: 0.616, coverage: 0.942, seconds: 0.2 },
  100: { modalRight: 0.734, truthProbability: 0.684, coverage: 0.903, seconds: 0.49 },
  300: { modalRight: 0.728, truthProbability: 0.668, coverage: 0.913, seconds: 1.84 },
  1000: { modalRight: 0.757, truthProbability: 0.7, coverage: 0.953, seconds: 14.4 },
  5000: { modalRight: 0.685, truthProbability: 0.636, coverage: 0.911, seconds: 48 },
};

/** CPU seconds to stay below. */
export const secondsLimit: Readonly<Record<number, number>> = { 30: 0.5, 100: 2.2, 300: 7, 1000: 25, 5000: 180 };

export const outbreaker2Note: Readonly<Record<string, string>> = {
  mean30: 'outbreaker2 0.690 / 0.564 / 0.93 on nine of the ten, 30–64 CPU s',
  covid_n100_s1: 'outbreaker2 0.677 / 0.622 / 0.88, 220 CPU s',
  ebola_n300_s1: 'outbreaker2 0.641 / 0.636 / 0.78 (short run)',
  ebola_n1000_s1: 'outbreaker2 0.606 / 0.597 / 0.69 (short run)',
};
