import { type Estimate, type LimitMethod } from '@firebreak/engine/measure/index';
import { text, type TextName } from '../text.ts';
import { intervalText, numberText } from './number-text.ts';

type Shown = (value: number | null | undefined) => string;

/** A line of a table of measures: name, estimate, interval, how the limits were found. */
export function estimateRow(name: TextName, estimate: Estimate | null, shown: Shown = numberText): string[] {
  if (estimate === null) return [text(name), '—', '—', text('notEstimable')];
  return [text(name), shown(estimate.estimate), intervalText(estimate, shown), limitsText(estimate.limits)];
}

export const limitsText = (limits: LimitMethod): string => text(limitNames[limits]);

const limitNames: Readonly<Record<LimitMethod, TextName>> = {
  wald: 'limitsWald',
  smallSample: 'limitsSmallSample',
  score: 'limitsScore',
  exact: 'limitsExact',
  midP: 'limitsMidP',
  deltaMethod: 'limitsDeltaMethod',
};
