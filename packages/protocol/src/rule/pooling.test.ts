// Expected values: domain brief sections 3.6 and 3.7.
import { expect, test } from 'vitest';
import { beijing, shippedCatalogue } from '../../fixture/packs.ts';
import { resolvePack, type ResolvedPack } from '../resolve/index.ts';
import { poolingRule } from './pooling.ts';

const catalogue = shippedCatalogue();
const rules = (id: string, date = '2022-07-12'): ResolvedPack =>
  resolvePack(catalogue, { id, areas: ['CN'], at: beijing(`${date} 12:00`), zone: '+08:00' })!;

test('the ninth edition: pools of 5, 10 and 20, nobody pooled from one in a thousand, five swabs of a site in a tube, singles within six hours', () => {
  expect(poolingRule(rules('cn-covid19'))).toEqual({
    sizes: [1, 5, 10, 20],
    pooledBelow: 0.001,
    swabsPerTube: 5,
    negatives: 1,
    positives: 1,
    withinHours: 6,
    source: ['PL', 'MEM', 'PD', 'PL2', 'TT'],
  });
});

test('a pack without a word on pools knows single tubes, and its clock', () => {
  expect(poolingRule(rules('general'))).toMatchObject({ sizes: [1], pooledBelow: null, swabsPerTube: 1, withinHours: 24 });
});
