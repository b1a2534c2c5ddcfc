import { roles } from '@firebreak/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeGuides, guides } from './guides.ts';

test('the laboratory reads its own guide first, then what follows from its positives, then the others in the order of the list', () => {
  const { own, others } = arrangeGuides(['laboratory']);
  expect(own).toEqual(['laboratory', 'positive-pool']);
  expect(others.slice(0, 3)).toEqual(['first-outbreak', 'hagelloch-1861', 'epidemiologist']);
});

test('the first administrator, who also investigates and keeps privacy, has the guides of all three before anything else', () => {
  const { own } = arrangeGuides(['administrator', 'epidemiologist', 'privacyOfficer']);
  expect(own.slice(0, 3)).toEqual(['administrator', 'epidemiologist', 'privacy-officer']);
});

test('somebody without a role finds every guide all the same', () => {
  expect(arrangeGuides([])).toEqual({ own: [], others: [...guides] });
});

test('whatever the roles, every guide stands there once', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...roles)), (held) => {
      const { own, others } = arrangeGuides(held);
      expect([...own, ...others].toSorted()).toEqual([...guides].toSorted());
    }),
  );
});

test('every role that works in an outbreak has a guide', () => {
  const without = roles.filter((role) => arrangeGuides([role]).own.length === 0);
  expect(without).toEqual(['quarantinedContact', 'publicUser']);
});
