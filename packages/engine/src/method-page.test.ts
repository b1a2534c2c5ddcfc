import { lineListOf, type LineListRow } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { recordedChains, type RecordedChainSettings } from './chains/recorded.ts';
import type { RecordedExposure, RecordedNode } from './chains/recorded-graph.ts';
import { dataQuality, type QualityInput } from './figure/data-quality.ts';
import { epidemicCurve, reportingDelayQuantile, type EpidemicCurveSettings } from './figure/epidemic-curve.ts';
import { keyFigures, type KeyFigureInput } from './figure/key-figures.ts';
import { workedExample } from '../reference/worked-example.ts';

test('the chain of the grandmother in docs/method/recorded-chains.md', () => {
  type Input = { nodes: RecordedNode[]; exposures: RecordedExposure[]; settings: RecordedChainSettings };
  const { input, result } = workedExample<Input, unknown>('docs/method/recorded-chains.md');
  expect(recordedChains(input.nodes, input.exposures, input.settings)).toEqual(result);
});

test('the curve of 10 March in docs/method/epidemic-curve.md', () => {
  type Input = { rows: LineListRow[]; share: number; settings: EpidemicCurveSettings };
  const { input, result } = workedExample<Input, unknown>('docs/method/epidemic-curve.md');
  const { rows, share, settings } = input;
  const list = lineListOf(rows);
  expect(epidemicCurve(list, { ...settings, reportingDelayDays: reportingDelayQuantile(list, share) })).toEqual(result);
});

test('the week to 14 March in docs/method/key-figures.md', () => {
  const { input, result } = workedExample<KeyFigureInput, { code: string }[]>('docs/method/key-figures.md');
  const shown = new Set<string>(result.map((figure) => figure.code));
  expect(keyFigures(input).filter((figure) => shown.has(figure.code))).toEqual(result);
});

test('the two cases with one number in docs/method/data-quality.md', () => {
  const { input, result } = workedExample<QualityInput, unknown>('docs/method/data-quality.md');
  expect(dataQuality(input).issues).toEqual(result);
});
