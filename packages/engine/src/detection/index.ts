export * from './ears/ears.ts';
export { earsPanel, type EarsPanel } from './ears/ears-panel.ts';
export { earsMethods, type EarsMethod, type EarsSettings } from './ears/ears-settings.ts';
export * from './farrington/farrington.ts';
export * from './farrington/farrington-flexible.ts';
export type { FewCases } from './farrington/few-cases.ts';
export { farringtonFlexiblePanel, type FarringtonFlexiblePanel } from './farrington/farrington-flexible-panel.ts';
export {
  noufailySettings,
  thresholdMethods,
  type FarringtonFlexibleSettings,
  type ThresholdMethod,
} from './farrington/flexible-settings.ts';
export { powers, type Power } from './farrington/threshold.ts';
export type { CountPanel } from './series/count-panel.ts';
export type { CountSeries } from './series/count-series.ts';
export type { LongRun } from './series/long-run.ts';
export { reasonOf, unjudgedReasons, type UnjudgedReason, type Verdict } from './series/verdict.ts';
export type { WeekRange } from './series/week-range.ts';
export { bayes, bayesSettings } from './reference-value/bayes.ts';
export type { ReferenceCountSettings } from './reference-value/reference-count.ts';
export { poissonInterval95, rki, rkiSettings } from './reference-value/rki.ts';
export { cusum, type CusumSettings, type CusumVerdict } from './chart/cusum.ts';
export { cusumTransformations, type CusumTransformation } from './chart/cusum-transformation.ts';
export { glr, glrChart, type GlrVerdict } from './chart/glr.ts';
export type { GlrSettings } from './chart/glr-settings.ts';
export type { InControlModel } from './chart/in-control.ts';
export { outbreakP, type OutbreakPSettings, type OutbreakPVerdict } from './chart/outbreak-p.ts';
export * from './space-time/space-time-cluster.ts';
