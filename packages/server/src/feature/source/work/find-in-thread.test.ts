import { findSources } from '@firebreak/engine/exposure/index';
import { expect, test } from 'vitest';
import { findInThread } from './find-in-thread.ts';
import { type FindTask } from './find-task.ts';

const day = 1440;
const meal = { person: [0, 1, 2], start: [600, 600, 600], end: [660, 660, 660] };
const task: FindTask = {
  input: {
    candidates: [{ kind: 'venue', id: 'canteen', exposures: meal }],
    cases: [
      { person: 0, onset: 5 * day },
      { person: 1, onset: 5 * day },
    ],
    population: 10,
  },
  settings: { incubation: { family: 'gamma', shape: 4, scale: 1.25 } },
};

test('a thread ranks as the engine does', async () => {
  expect(await findInThread(task)).toEqual(findSources(task.input, task.settings));
}, 60_000);

test('what the engine refuses comes back with its remedy', async () => {
  await expect(findInThread({ ...task, input: { ...task.input, cases: [] } })).rejects.toThrow(/at least one case/);
}, 60_000);
