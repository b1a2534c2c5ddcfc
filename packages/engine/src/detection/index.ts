export * from './ears/ears.ts';
export { earsPanel, type EarsPanel } from './ears/ears-panel.ts';
export { earsMethods, type EarsMethod, type EarsSettings } from './ears/ears-settings.ts';
export * from './farrington/farrington-flexible.ts';
export { farringtonFlexiblePanel, type FarringtonFlexiblePanel } from './farrington/farrington-flexible-panel.ts';
export {
  noufailySettings,
  thresholdMethods,
  type FarringtonFlexibleSettings,
  type FewCases,
  type ThresholdMethod,
} from './farrington/flexible-settings.ts';
export { powers, type Power } from './farrington/threshold.ts';
export type { CountPanel } from './series/count-panel.ts';
export type { CountSeries } from './series/count-series.ts';
export type { LongRun } from './series/long-run.ts';
export { reasonOf, unjudgedReasons, type UnjudgedReason, type Verdict } from './series/verdict.ts';
export type { WeekRange } from './series/week-range.ts';
