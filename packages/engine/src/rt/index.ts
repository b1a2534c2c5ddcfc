export * from './case-series.ts';
export * from './estimate-rt.ts';
export { overallInfectivity } from './infectivity.ts';
export { DEFAULT_PRIOR, DEFAULT_PROBABILITIES, type RtPrior } from './posterior.ts';
export { rtRows, rtStatuses, type RtEstimate, type RtRow, type RtStatus } from './rt-estimate.ts';
export { consecutiveWindows, slidingWindows, type RtWindows } from './rt-window.ts';
export { discretisedSerialInterval, serialIntervalMoments, type SerialInterval, type SerialIntervalMoments } from './serial-interval.ts';
