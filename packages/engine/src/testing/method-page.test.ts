import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planRound } from './plan-round.ts';
import { queueForecast, type QueueInput } from './queue-forecast.ts';
import { type PoolInput, resolvePool } from './resolve-pool.ts';
import { type RoundInput } from './round-input.ts';
import { type Door, walkingOrder, type WalkSettings } from './walking-order.ts';

/** The worked example of a method page: its input, and the result that was worked out by hand on the page. */
function example<Input>(page: string): { input: Input; result: Record<string, unknown> } {
  const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input') as Input, result: block('result') as Record<string, unknown> };
}

test('the town of docs/method/testing-plan.md', () => {
  const { input, result } = example<RoundInput>('docs/method/testing-plan.md');
  expect(planRound(input)).toMatchObject(result);
});

test('the burst of docs/method/testing-queue.md', () => {
  const { input, result } = example<QueueInput>('docs/method/testing-queue.md');
  expect(queueForecast(input)).toMatchObject(result);
});

test('the staircase of docs/method/walking-order.md', () => {
  const { input, result } = example<{ doors: Door[]; settings: WalkSettings }>('docs/method/walking-order.md');
  const { stops, seconds } = walkingOrder(input.doors, input.settings);
  expect({ order: stops.map(({ id }) => id), seconds }).toEqual(result);
});

test('the family of docs/method/pool-resolution.md', () => {
  const { input, result } = example<PoolInput>('docs/method/pool-resolution.md');
  expect(resolvePool(input)).toMatchObject(result);
});
