import { AppError } from '@firebreak/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cursorForm } from './cursor.ts';

const doors = cursorForm(z.strictObject({ area: z.string().max(200), door: z.string().max(250), id: z.uuid() }));
const place = { area: '440000.440100', door: '3 栋 502', id: '01a216dc-59ab-7463-804f-de1b56ca094e' };

test('the place of a row comes back, and nothing else of the row goes out', () => {
  const row = { ...place, name: '陈试一' };
  const cursor = doors.write(row);
  expect(doors.read(cursor)).toEqual(place);
  expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('陈试一');
  expect(cursor).toMatch(/^[\w-]+$/); // stands in an address as it is
});

test('whatever else comes as a cursor is refused with a code', () => {
  const notOurs = fc.oneof(
    fc.string(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  );
  fc.assert(
    fc.property(notOurs, (text) => {
      expect(() => doors.read(text)).toThrow(AppError);
    }),
  );
  const more = Buffer.from(JSON.stringify({ ...place, more: 1 })).toString('base64url');
  expect(() => doors.read(more)).toThrow(AppError);
});
