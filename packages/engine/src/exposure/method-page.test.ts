import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coPresence, findSources, visitIndex, type InfectiousCase, type SourceInput, type SourceSettings, type Visits } from './index.ts';

/** The worked example of a method page: its input, and the result that was worked out by hand on the page. */
function example<Input, Result>(page: string): { input: Input; result: Result } {
  const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), 'utf8');
  const block = (name: string): unknown => JSON.parse(new RegExp('```json ' + name + '\\n([\\s\\S]*?)\\n```').exec(text)?.[1] ?? '');
  return { input: block('input') as Input, result: block('result') as Result };
}

test('market and bus in docs/method/co-presence.md', () => {
  type Input = Visits & { cases: InfectiousCase[]; minimumMinutes: number };
  type Result = Record<'person' | 'minutes' | 'meetings' | 'first' | 'last', number[]> & Record<'pairs' | 'totalMinutes', number>;
  const { input, result } = example<Input, Result>('docs/method/co-presence.md');
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
  const { input, result } = example<SourceInput & SourceSettings, Result>('docs/method/source-finding.md');
  const { ranked, unlisted } = findSources(input, { incubation: input.incubation });
  expect(Math.exp(ranked[0]?.logBayesFactor ?? NaN)).toBeCloseTo(result.bayesFactor, 5);
  expect(ranked[0]?.probability).toBeCloseTo(result.probability, 5);
  expect(unlisted).toBeCloseTo(result.unlisted, 5);
  const { exposed, exposedCases, others, otherCases } = result;
  expect(ranked[0]?.attack).toMatchObject({ exposed, exposedCases, others, otherCases });
});
