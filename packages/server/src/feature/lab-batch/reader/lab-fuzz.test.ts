import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from './test-lab-file.ts';

const cell = fc.string({
  unit: fc.constantFrom('"', ',', '\r', '\0', ' ', '阴', '性', '阳', '-', '+', '3', 'T', '|', '^', '\\', '{', '}', '[', ']', ':'),
  maxLength: 12,
});

test('random bytes end in rows or in problems', async () => {
  const starts = ['', 'MSH|^~\\&|', 'MSH', '{"resourceType":"Bundle","entry":[', '[{', '管号,结果\n', '\uFEFF', 'BHS|'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, bytes) => {
      const { rows, problems } = await readAll(Buffer.concat([Buffer.from(start), bytes]));
      expect(rows.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 400 },
  );
});

test('a CSV with broken lines between whole ones: every whole line is read', async () => {
  const line = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 999 }).map((tube) => ({ text: `T${tube},"阴性",30`, tube: `T${tube}` })) },
    { weight: 1, arbitrary: fc.tuple(cell, cell).map(([a, b]) => ({ text: `x"${a},"${b}`.replaceAll(/[\r\n]/gu, ''), tube: undefined })) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
      const { rows } = await readAll(`管号,结果,N\n${lines.map(({ text }) => text).join('\n')}\n`);
      const found = rows.map(({ tube }) => tube).filter((tube) => /^T\d+$/u.test(tube));
      expect(found).toEqual(lines.flatMap(({ tube }) => tube ?? []));
    }),
    { numRuns: 200 },
  );
});

test('HL7 with segments of anything between whole orders', async () => {
  const junk = fc
    .tuple(fc.constantFrom('OBX', 'SPM', 'NTE', 'PID', 'OBR', 'ZZZ', 'x', 'BTS', 'SAC'), cell)
    .map(([name, text]) => `${name}|${text.replaceAll('\r', '')}`);
  await fc.assert(
    fc.asyncProperty(fc.array(junk, { maxLength: 12 }), async (segments) => {
      const header = 'MSH|^~\\&|||||20220903||ORU^R01|1|P|2.5';
      const whole = [header, 'OBR|1|WHOLE', 'OBX|1|ST|R||negative||||||F'];
      const { rows } = await readAll([header, ...segments, ...whole].join('\r'));
      expect(rows.map(({ tube }) => tube)).toContain('WHOLE');
    }),
    { numRuns: 300 },
  );
});

test('FHIR of any JSON, and NDJSON with anything between whole lines', async () => {
  const whole = JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    specimen: { identifier: { value: 'WHOLE' } },
    valueCodeableConcept: { text: 'negative' },
  });
  const resource = fc.record(
    {
      resourceType: fc.constantFrom('Observation', 'DiagnosticReport', 'Specimen', 'Bundle', 'Patient'),
      id: fc.jsonValue(),
      specimen: fc.jsonValue(),
      result: fc.jsonValue(),
      entry: fc.jsonValue(),
      component: fc.jsonValue(),
      contained: fc.jsonValue(),
      valueCodeableConcept: fc.jsonValue(),
    },
    { requiredKeys: ['resourceType'] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          resource.map((one) => JSON.stringify(one)),
          cell.map((text) => text.replaceAll('\r', '')),
        ),
        { maxLength: 10 },
      ),
      async (lines) => {
        const { rows } = await readAll([whole, ...lines, whole].join('\n'));
        expect(rows.filter(({ tube }) => tube === 'WHOLE')).toHaveLength(2);
      },
    ),
    { numRuns: 200 },
  );
});
