import { createRng } from '@firebreak/epi';
import { expect, test } from 'vitest';
import { modelFor } from '../infer.ts';
import { startRun } from '../sampler/start.ts';
import { contactOfLink, contactOfPair, newLinkEvidence, weighLinks } from './infection-kernel.ts';

// Two types record as many pairs each, so that a direct pair with a record (0.8) has it by either with 0.4; any other pair is recorded by
// each with 0.1. Expected ratios by hand: P(what is recorded | direct) / P(what is recorded | not direct).
test.each([
  { pair: 'by one type', with: 'b', ratio: (0.4 * 0.9) / (0.1 * 0.9) },
  { pair: 'by both, either of which may be the one', with: 'c', ratio: (0.4 * 0.1 + 0.4 * 0.1) / (0.1 * 0.1) },
  { pair: 'by none', with: 'd', ratio: 0.2 / (0.9 * 0.9) },
])('a pair recorded $pair', ({ with: other, ratio }) => {
  const ids = ['a', 'b', 'c', 'd'];
  const model = modelFor(
    {
      cases: ids.map((id, onset) => ({ id, onset })),
      contacts: [
        { a: 'a', b: 'b', type: 'household' },
        { a: 'a', b: 'c', type: 'household' },
        { a: 'a', b: 'c', type: 'market' },
        { a: 'b', b: 'd', type: 'market' },
      ],
      generationTime: { firstDay: 1, mass: [0.5, 0.5] },
      incubation: { firstDay: 1, mass: [0.5, 0.5] },
    },
    { settings: { fixed: { sensitivity: 0.8, noise: 0.1 } } },
  );
  const { parameters } = startRun(model, createRng(1));
  const evidence = newLinkEvidence(model.links.source.length);
  weighLinks(evidence, model, parameters);
  expect(contactOfPair(model, evidence, 0, ids.indexOf(other))).toBeCloseTo(ratio, 12);
});

// A case names whoever infected it with 0.8, so it did not name an unreported infector with 0.2; unreported persons were not asked.
test.each([
  { backwardTracing: true, infector: 'unreported', person: 'b', weight: 0.2 },
  { backwardTracing: true, infector: 'unreported', person: 'unreported', weight: 1 },
  { backwardTracing: true, infector: 'a', person: 'unreported', weight: 1 },
  { backwardTracing: true, infector: 'a', person: 'b', weight: 0.8 / 0.1 },
  { backwardTracing: false, infector: 'unreported', person: 'b', weight: 1 },
  { backwardTracing: true, contacts: [], infector: 'unreported', person: 'b', weight: 1 },
])(
  'link of $infector to $person, backward tracing $backwardTracing: $weight',
  ({ backwardTracing, infector, person, weight, contacts }) => {
    const ids = ['a', 'b'];
    const model = modelFor(
      {
        cases: ids.map((id, onset) => ({ id, onset })),
        contacts: contacts ?? [{ a: 'a', b: 'b' }],
        backwardTracing,
        generationTime: { firstDay: 1, mass: [0.5, 0.5] },
        incubation: { firstDay: 1, mass: [0.5, 0.5] },
      },
      { settings: { fixed: { sensitivity: 0.8, noise: 0.1 } } },
    );
    const evidence = newLinkEvidence(model.links.source.length);
    weighLinks(evidence, model, startRun(model, createRng(1)).parameters);
    const slotOf = (name: string): number => (ids.includes(name) ? ids.indexOf(name) : model.cases);
    expect(contactOfLink(model, evidence, slotOf(infector), slotOf(person))).toBeCloseTo(weight, 12);
  },
);
