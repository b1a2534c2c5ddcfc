import { readFileSync } from 'node:fs';
import { lineListOf, type LineListRow } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { recordedChains, type RecordedChainSettings } from './chains/recorded.ts';
import type { RecordedExposure, RecordedNode } from './chains/recorded-graph.ts';
import { dataQuality, type QualityInput } from './figure/data-quality.ts';
import { epidemicCurve, reportingDelayQuantile, type EpidemicCurveSettings } from './figure/epidemic-curve.ts';
import { keyFigures, type KeyFigureInput } from './figure/key-figures.ts';

/** The input and the result of the worked example of a method page, worked out by hand on that page. */
function example(page: string): { input: unknown; result: unknown } {
  const text = readFileSync(new URL(`../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input'), result: block('result') };
}

test('the chain of the grandmother in docs/method/recorded-chains.md', () => {
  const { input, result } = example('docs/method/recorded-chains.md');
  const { nodes, exposures, settings } = input as { nodes: RecordedNode[]; exposures: RecordedExposure[]; settings: RecordedChainSettings };
  expect(recordedChains(nodes, exposures, settings)).toEqual(result);
});

test('the curve of 10 March in docs/method/epidemic-curve.md', () => {
  const { input, result } = example('docs/method/epidemic-curve.md');
  const { rows, share, settings } = input as { rows: LineListRow[]; share: number; settings: EpidemicCurveSettings };
  const list = lineListOf(rows);
  expect(epidemicCurve(list, { ...settings, reportingDelayDays: reportingDelayQuantile(list, share) })).toEqual(result);
});

test('the week to 14 March in docs/method/key-figures.md', () => {
  const { input, result } = example('docs/method/key-figures.md');
  const shown = new Set((result as { code: string }[]).map((figure) => figure.code));
  expect(keyFigures(input as KeyFigureInput).filter((figure) => shown.has(figure.code))).toEqual(result);
});

test('the two cases with one number in docs/method/data-quality.md', () => {
  const { input, result } = example('docs/method/data-quality.md');
  expect(dataQuality(input as QualityInput).issues).toEqual(result);
});
