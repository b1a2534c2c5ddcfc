import { describe, expect, test } from 'vitest';
import type { InferenceContact } from '../input/inference-input.ts';
import { wholeGroups } from './whole-group.ts';

/** All pairs of each group, in an order and direction that say nothing. */
const pairsOf = (groups: readonly string[], type?: string): InferenceContact[] =>
  groups
    .flatMap((group) => [...group].flatMap((a, at) => [...group].slice(at + 1).map((b, n) => (n % 2 === 0 ? { a, b } : { a: b, b: a }))))
    .map((pair) => (type === undefined ? pair : { ...pair, type }))
    .toReversed();
const namesOf = (contacts: readonly InferenceContact[]): string[] =>
  wholeGroups(contacts)
    .groups.map(({ members }) => members.toSorted().join(''))
    .toSorted((a, b) => a.localeCompare(b));

describe('a list of whole groups', () => {
  test('families of four, three and two are told from reports', () => {
    const families = pairsOf(['abcd', 'efg', 'hi', 'jkl'], 'family');
    expect(namesOf(families)).toEqual(['abcd', 'efg', 'hi', 'jkl']);
    expect(wholeGroups(families).reports).toEqual([]);
  });
  test('each type by itself: families are groups, visits stay reports', () => {
    const visits = [{ a: 'a', b: 'h', type: 'visit' }];
    const { groups, reports } = wholeGroups([...pairsOf(['abcd', 'efg', 'hi'], 'family'), ...visits]);
    expect(groups.map(({ type }) => type)).toEqual(['family', 'family', 'family']);
    expect(reports).toEqual(visits);
  });
  test.each([
    ['one pair of a family is missing', pairsOf(['abcde', 'fgh']).slice(1)],
    ['one visit runs across', [...pairsOf(['abcd', 'efgh']), { a: 'a', b: 'e' }]],
    ['nothing but pairs: those may be reports that met by chance', pairsOf(['ab', 'cd', 'ef', 'gh', 'ij', 'kl', 'mn', 'op', 'qr', 'st'])],
    ['too few to tell', pairsOf(['abc', 'def'])],
    ['minutes were measured', pairsOf(['abcde']).map((pair) => ({ ...pair, minutes: 30 }))],
  ])('no groups: %s', (_, contacts) => {
    expect(wholeGroups(contacts)).toEqual({ groups: [], reports: contacts });
  });
});
