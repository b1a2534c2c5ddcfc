import { type PoolingPerformance } from '@firebreak/engine/pooling/index';
import { text } from '../text.ts';
import { type ResultTable } from './analysis.ts';
import { numberText, percentText } from './number-text.ts';

export interface Scheme extends PoolingPerformance {
  readonly name: string;
}

/** What ways of pooling cost and how right they are, side by side. */
export const poolingTable = (schemes: readonly Scheme[]): ResultTable => ({
  headings: [
    text('scheme'),
    text('peopleInPool'),
    text('testsPerPerson'),
    text('testsPerThousand'),
    text('sensitivity'),
    text('specificity'),
    text('positivePredictiveValue'),
    text('negativePredictiveValue'),
  ],
  rows: schemes.map((scheme) => [
    scheme.name,
    String(scheme.people),
    numberText(scheme.testsPerPerson),
    String(Math.round(scheme.testsPerPerson * 1000)),
    percentText(scheme.sensitivity),
    percentText(scheme.specificity),
    percentText(scheme.positivePredictiveValue),
    percentText(scheme.negativePredictiveValue),
  ]),
});
