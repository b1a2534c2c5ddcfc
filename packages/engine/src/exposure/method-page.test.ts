import { expect, test } from 'vitest';
import { coPresence, findSources, visitIndex, type InfectiousCase, type SourceInput, type SourceSettings, type Visits } from './index.ts';
import { workedExample } from '../../reference/worked-example.ts';

test('market and bus in docs/method/co-presence.md', () => {
  type Input = Visits & { cases: InfectiousCase[]; minimumMinutes: number };
  type Result = Record<'person' | 'minutes' | 'meetings' | 'first' | 'last', number[]> & Record<'pairs' | 'totalMinutes', number>;
  const { input, result } = workedExample<Input, Result>('docs/method/co-presence.md');
  const found = coPresence(visitIndex(input), input.cases, { minimumMinutes: input.minimumMinutes });
  expect({
    pairs: found.pairs,
    totalMinutes: found.totalMinutes,
    person: [...found.person],
    minutes: [...found.minutes],
    meetings: [...found.meetings],
    first: [...found.first],
    last: [...found.last],
  }).toEqual(result);
});

test('oysters in docs/method/source-finding.md', () => {
  type Result = Record<'bayesFactor' | 'probability' | 'unlisted' | 'exposed' | 'exposedCases' | 'others' | 'otherCases', number>;
  const { input, result } = workedExample<SourceInput & SourceSettings, Result>('docs/method/source-finding.md');
  const { ranked, unlisted } = findSources(input, { incubation: input.incubation });
  expect(Math.exp(ranked[0]?.logBayesFactor ?? NaN)).toBeCloseTo(result.bayesFactor, 5);
  expect(ranked[0]?.probability).toBeCloseTo(result.probability, 5);
  expect(unlisted).toBeCloseTo(result.unlisted, 5);
  const { exposed, exposedCases, others, otherCases } = result;
  expect(ranked[0]?.attack).toMatchObject({ exposed, exposedCases, others, otherCases });
});
