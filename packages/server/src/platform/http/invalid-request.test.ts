import { errorText, routes } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { invalidRequest } from './invalid-request.ts';

const refused = (input: unknown) => {
  const parsed = routes.closeOut.explain.body?.safeParse(input);
  if (parsed?.success !== false) throw new Error('The body was taken.');
  return invalidRequest(parsed.error, 'body', input);
};
const whole = { day: '2022-07-12', tasks: ['01a2154c-3ed7-7330-a9ed-5bd9830e41a5'], reason: '明早面访' };

test('a refused body names field and code, and no word of the schema library', () => {
  const { details } = refused({ ...whole, reason: '忙', tasks: ['x'] });
  expect(details).toMatchObject({ field: 'tasks.0', problem: 'notId', place: 'body' });
  expect(details['issues']).toEqual([
    { field: 'tasks.0', problem: 'notId' },
    { field: 'reason', problem: 'tooShort', limit: 3 },
  ]);
});

test('in Chinese the whole sentence is Chinese', () => {
  const { code, details } = refused({ ...whole, reason: '忙' });
  expect(errorText(code, 'zh-Hans', { ...details, field: '原因' })).not.toMatch(/[A-Za-z]/);
  expect(errorText(code, 'zh-Hant', { ...details, field: '原因' })).not.toMatch(/[A-Za-z]/);
});

test('what is not there at all is missing, not of a wrong type', () => {
  expect(refused({ day: whole.day, tasks: whole.tasks }).details).toMatchObject({ field: 'reason', problem: 'missing' });
});
