import { type TubeOutcome } from './result.ts';

/** 质控孔: a well of the run whose outcome is known beforehand. */
export interface ControlWell {
  /** Instrument and plate; empty where the file names none: then the file is one run. */
  readonly run: string;
  readonly expected: 'positive' | 'negative';
  readonly outcome: TubeOutcome;
}

export interface RunControl {
  readonly run: string;
  readonly passed: boolean;
  /** What went wrong: `positive control negative`. */
  readonly failures: readonly string[];
}

/**
 * Which runs passed: every control well shows what it should. A positive control that is not positive says that the run finds nothing, a
 * negative control that is not negative that something was carried over.
 */
export function judgeRuns(wells: readonly ControlWell[]): RunControl[] {
  const runs = [...new Set(wells.map(({ run }) => run))];
  return runs.map((run) => {
    const wrong = wells.filter((well) => well.run === run && well.outcome !== well.expected);
    const failures = [...new Set(wrong.map(({ expected, outcome }) => `${expected} control ${outcome}`))];
    return { run, passed: failures.length === 0, failures };
  });
}
