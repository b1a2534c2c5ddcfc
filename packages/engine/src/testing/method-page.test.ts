import { expect, test } from 'vitest';
import { planRound } from './plan-round.ts';
import { queueForecast, type QueueInput } from './queue-forecast.ts';
import { type PoolInput, resolvePool } from './resolve-pool.ts';
import { type RoundInput } from './round-input.ts';
import { type Door, walkingOrder, type WalkSettings } from './walking-order.ts';
import { workedExample } from '../../reference/worked-example.ts';

test('the town of docs/method/testing-plan.md', () => {
  const { input, result } = workedExample<RoundInput, Record<string, unknown>>('docs/method/testing-plan.md');
  expect(planRound(input)).toMatchObject(result);
});

test('the burst of docs/method/testing-queue.md', () => {
  const { input, result } = workedExample<QueueInput, Record<string, unknown>>('docs/method/testing-queue.md');
  expect(queueForecast(input)).toMatchObject(result);
});

test('the staircase of docs/method/walking-order.md', () => {
  const { input, result } = workedExample<{ doors: Door[]; settings: WalkSettings }, Record<string, unknown>>(
    'docs/method/walking-order.md',
  );
  const { stops, seconds } = walkingOrder(input.doors, input.settings);
  expect({ order: stops.map(({ id }) => id), seconds }).toEqual(result);
});

test('the family of docs/method/pool-resolution.md', () => {
  const { input, result } = workedExample<PoolInput, Record<string, unknown>>('docs/method/pool-resolution.md');
  expect(resolvePool(input)).toMatchObject(result);
});
