import { expect, test } from 'vitest';
import { Flight, GivesWay, inTime } from './flight.ts';

/** Work that lands when the test says so. */
function held<T>() {
  let land: ((value: T) => void) | undefined;
  let crash: ((error: Error) => void) | undefined;
  const held = new Promise<T>((resolve, reject) => ([land, crash] = [resolve, reject]));
  return { held, land: (value: T) => land?.(value), crash: (error: Error) => crash?.(error) };
}

test('two pieces are under way at a time, and the third begins when the first has landed', async () => {
  const flight = new Flight(0);
  const [first, begun] = [held<number>(), [] as number[]];
  const piece = (number: number, own: Promise<number>) => (previous: Promise<number>) => {
    begun.push(number);
    return Promise.all([previous, own]).then(([before, added]) => before + added);
  };
  await flight.begin(piece(1, first.held));
  await flight.begin(piece(2, Promise.resolve(20)));
  const third = flight.begin(piece(3, Promise.resolve(300)));
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2]);
  first.land(1);
  await third;
  expect(begun).toEqual([1, 2, 3]);
  expect(await flight.landed()).toBe(321);
});

test('when one fails nothing begins any more, and the end waits for those that are under way', async () => {
  const flight = new Flight(0);
  const [first, second] = [held<number>(), held<number>()];
  let isSecondOver = false;
  await flight.begin(() => first.held);
  await flight.begin((previous) => Promise.all([previous, second.held]).then(([one]) => one));
  void second.held.then(() => (isSecondOver = true));
  first.crash(new Error('refused'));
  await expect(flight.begin(() => Promise.resolve(1))).rejects.toThrow('refused');
  await expect(flight.landed()).rejects.toThrow('refused');
  second.land(2);
  await flight.ended();
  expect(isSecondOver).toBe(true);
});

test('a piece that waits for one that does not land gives way', async () => {
  await expect(inTime(held<number>().held, 1)).rejects.toBeInstanceOf(GivesWay);
  expect(await inTime(Promise.resolve(7), 1000)).toBe(7);
  await expect(inTime(Promise.reject(new Error('refused')), 1000)).rejects.toThrow('refused');
});
