import { expect, test } from 'vitest';
import { keyAct } from './key-act.ts';

const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  keyAct({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('left goes to who infected, right to who was infected', () => {
  expect(key('ArrowLeft')).toEqual({ kind: 'walk', step: 'source' });
  expect(key('ArrowRight')).toEqual({ kind: 'walk', step: 'infectee' });
});

test('with Shift the arrows move the picture: down shows what lies below', () => {
  expect(key('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', dx: 0, dy: -80 });
});

test('keys of the browser and of reading aids stay theirs', () => {
  expect(key('ArrowLeft', { altKey: true })).toBeUndefined(); // back
  expect(key('-', { ctrlKey: true })).toBeUndefined(); // smaller page
  expect(key('Tab')).toBeUndefined(); // never a trap
});
