/** How a long computation is followed and stopped. It has no clock: whoever gives the functions has one. */
export interface LongRun {
  /** Called now and then with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
  /** Asked now and then; `true` ends the run, and what was not reached is marked `cancelled`. */
  cancelled?: (() => boolean) | undefined;
}

/** Goes through steps until done or cancelled; gives how many were done. */
export function runSteps(steps: number, { onProgress, cancelled }: LongRun, step: (index: number) => void): number {
  for (let index = 0; index < steps; index++) {
    if (cancelled?.() === true) return index;
    step(index);
    onProgress?.((index + 1) / steps);
  }
  return steps;
}
