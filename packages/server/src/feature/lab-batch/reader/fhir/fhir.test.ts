import { expect, test } from 'vitest';
import { placesOf, readAll } from '../test-lab-file.ts';

const specimen = (id: string, tube: string): object => ({ resourceType: 'Specimen', id, container: [{ identifier: [{ value: tube }] }] });
const observation = (id: string, code: string, more: object = {}): object => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '94500-6' }] },
  valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code }] },
  ...more,
});
const report = (id: string, of: string, results: readonly string[], more: object = {}): object => ({
  resourceType: 'DiagnosticReport',
  id,
  status: 'final',
  code: { text: 'PCR' },
  specimen: [{ reference: `Specimen/${of}` }],
  result: results.map((reference) => ({ reference })),
  issued: '2022-09-03T16:00:00+08:00',
  ...more,
});
const bundle = (...resources: object[]): object => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});

const file = bundle(
  report('1', 's1', ['Observation/o1', 'Observation/c1']),
  report('2', 's2', ['Observation/o2'], { status: 'preliminary' }),
  { resourceType: 'Patient', id: 'p', name: [{ text: 'Invented Person' }] },
  observation('o1', '260373001', { effectiveDateTime: '2022-09-03T14:05:00+08:00' }),
  { ...observation('c1', ''), code: { text: 'N gene Ct' }, valueCodeableConcept: undefined, valueQuantity: { value: 29.8 } },
  observation('o2', '260415000'),
  specimen('s1', 'T1'),
  specimen('s2', 'T2'),
);

test.each([
  ['in one line', JSON.stringify(file)],
  ['indented', JSON.stringify(file, null, 2)],
  ['with a mark', `\uFEFF${JSON.stringify(file)}`],
])('a bundle %s: what reports refer to may come behind them', async (_, text) => {
  const { rows, problems } = await readAll(text);
  expect(problems).toEqual([]);
  expect(rows.map(({ line: _line, ...row }) => row)).toEqual([
    {
      tube: 'T1',
      outcome: 'positive',
      status: 'final',
      test: 'PCR',
      ct: [29.8],
      targets: { N: 29.8 },
      testedAt: '2022-09-03T14:05:00+08:00',
      resultAt: '2022-09-03T16:00:00+08:00',
    },
    { tube: 'T2', outcome: 'negative', status: 'preliminary', test: 'PCR', resultAt: '2022-09-03T16:00:00+08:00' },
  ]);
});

test('NDJSON: a broken line is named and the others go in', async () => {
  const lines = [specimen('s1', 'T1'), observation('o1', '260385009'), report('1', 's1', ['Observation/o1'])].map((one) =>
    JSON.stringify(one),
  );
  const { rows, problems } = await readAll([lines[0], '{"resourceType":"Observation",', lines[1], lines[2]].join('\n'));
  expect(placesOf(problems)).toEqual(['2  RESOURCE_DAMAGED']);
  expect(rows).toMatchObject([{ line: 4, tube: 'T1', outcome: 'negative' }]);
});

test('contained resources, an identifier in place of a reference, and an observation without a report', async () => {
  const contained = report('1', '', ['#o'], {
    specimen: [{ reference: '#s' }],
    contained: [specimen('s', 'T1'), observation('o', '419984006')],
  });
  const { rows } = await readAll(JSON.stringify([contained, observation('x', '10828004', { specimen: { identifier: { value: 'T2' } } })]));
  expect(rows.map(({ tube, outcome }) => [tube, outcome])).toEqual([
    ['T1', 'indeterminate'],
    ['T2', 'positive'],
  ]);
});

test('absolute references and urns; a conclusion goes before the observations', async () => {
  const entries = [
    { fullUrl: 'urn:uuid:1', resource: { ...specimen('', 'T1'), id: undefined } },
    { fullUrl: 'https://lab.example/fhir/Specimen/9', resource: specimen('9', 'T2') },
    { resource: report('1', '', [], { specimen: [{ reference: 'urn:uuid:1' }], conclusionCode: [{ coding: [{ code: '260373001' }] }] }) },
    {
      resource: report('2', '', [], { specimen: [{ reference: 'https://lab.example/fhir/Specimen/9/_history/2' }], conclusion: '未检出' }),
    },
  ];
  const { rows } = await readAll(JSON.stringify({ resourceType: 'Bundle', entry: entries }));
  expect(rows.map(({ tube, outcome }) => [tube, outcome])).toEqual([
    ['T1', 'positive'],
    ['T2', 'negative'],
  ]);
});

test('what is missing, withdrawn, or not there yet is said by its tube', async () => {
  const { rows, problems } = await readAll(
    JSON.stringify(
      bundle(
        specimen('s1', 'T1'),
        report('1', 's1', ['Observation/none']),
        report('2', 's9', []),
        report('3', 's1', [], { status: 'entered-in-error' }),
        report('4', 's1', [], { status: 'registered' }),
        report('5', 's1', []),
      ),
    ),
  );
  expect(rows).toEqual([]);
  expect(problems.map(({ code, value }) => [code, value])).toEqual([
    ['REFERENCE_MISSING', 'T1'],
    ['REFERENCE_MISSING', ''],
    ['RESULT_WITHDRAWN', 'T1'],
    ['RESULT_PENDING', 'T1'],
    ['OUTCOME_MISSING', 'T1'],
  ]);
});

test('an entry that is never closed is named; those before it go in', async () => {
  const whole = JSON.stringify(
    bundle(observation('x', '10828004', { specimen: { identifier: { value: 'T1' } } }), specimen('s', 'T2')),
    null,
    1,
  );
  const cut = whole.slice(0, whole.indexOf('"Specimen"'));
  const { rows, problems } = await readAll(cut);
  expect(rows.map(({ tube }) => tube)).toEqual(['T1']);
  expect(problems.map(({ code }) => code)).toEqual(['RESOURCE_DAMAGED']);
});
