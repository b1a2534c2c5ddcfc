import { expect, test } from 'vitest';
import { guideOf } from './page-guide.ts';

test('a page of an outbreak, a record beside its list and a page of the house know their guide; a guide has none', () => {
  expect(guideOf('/outbreaks/0190/laboratory')).toEqual({ guide: 'laboratory' });
  expect(guideOf('/outbreaks/0190/testing/0191')).toEqual({ guide: 'testing-round' });
  expect(guideOf('/audit')?.guide).toBe('privacy-officer');
  expect(guideOf('/outbreaks')).toBeUndefined();
  expect(guideOf('/guides/laboratory')).toBeUndefined();
  expect(guideOf('/sign-in')).toBeUndefined();
});
