import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentOnce } from './mutation.ts';

/** An act that stays under way until it is let go. */
function heldAct() {
  let runs = 0;
  let letGo = (): void => undefined;
  let fail = (): void => undefined;
  const act = () => {
    runs += 1;
    return new Promise<void>((done, failed) => {
      letGo = done;
      fail = () => failed(new Error('no connection'));
    });
  };
  return { act, runs: () => runs, letGo: () => letGo(), fail: () => fail() };
}

test('what is under way is not sent again, and can be sent again when it is over', async () => {
  const gate = sentOnce();
  const { act, runs, letGo } = heldAct();
  const first = gate('close', act);
  await gate('close', act);
  expect(runs()).toBe(1);
  letGo();
  await first;
  void gate('close', act);
  expect(runs()).toBe(2);
});

test('what failed can be tried again', async () => {
  const gate = sentOnce();
  const { act, runs, fail } = heldAct();
  const first = gate(undefined, act);
  fail();
  await expect(first).rejects.toThrow('no connection');
  void gate(undefined, act);
  expect(runs()).toBe(2);
});

test('another row goes beside it', () => {
  const gate = sentOnce();
  const { act, runs } = heldAct();
  void gate('"one"', act);
  void gate('"two"', act);
  expect(runs()).toBe(2);
});

test('no page takes a mutation from the library, where a second press is a second change', () => {
  const folder = join(import.meta.dirname, '..');
  const taking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && name !== join('app', 'mutation.ts'))
    .filter((name) => /import \{[^}]*\buseMutation\b[^}]*\} from '@tanstack/.test(readFileSync(join(folder, name), 'utf8')));
  expect(taking).toEqual([]);
});
