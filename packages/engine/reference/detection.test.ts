import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkReferenceFile } from './check.ts';
import { detectionMethods } from './detection.ts';
import { parseReferenceFile, type ReferenceFile } from './reference-file.ts';

/** Our copies, and the whole collection where it lies beside the repository. */
const folders = ['./detection/fixture/', '../../../../shared/reference/detect/']
  .map((path) => new URL(path, import.meta.url))
  .filter((folder) => existsSync(folder));

const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, ReferenceFile] => [name, readReference(new URL(name, folder))]),
);

function readReference(path: URL): ReferenceFile {
  const file = parseReferenceFile(readFileSync(path, 'utf8'));
  if (file === undefined) throw new Error(`${path.pathname} is not of the reference format.`);
  return file;
}

/** Values that differ by decision, by what they are; the reasons stand on the method pages. */
const decided: Record<string, RegExp> = {
  'detect/cusum-hepatitisa': /turns another transformation back/,
  'detect/cusum-salmonella-agona': /turns another transformation back/,
  'detect/glr-hepatitisa': /score of the intercept chart/,
  'detect/glr-salmonella-agona': /score of the intercept chart|stretches without any case/,
};

test.each(files)('%s: every value is the reference to its tolerance, or differs by a written decision', (_, file) => {
  const { passed, reason, worst, decided: differing } = checkReferenceFile(file, detectionMethods);
  expect(reason).toBe('');
  expect(passed).toBe(true);
  expect(worst).toBeLessThan(0.2);
  const expected = decided[file.id];
  expect(differing.length > 0).toBe(expected !== undefined);
  for (const { reason: told } of differing) expect(told).toMatch(expected!);
});

test('numbers that rest on no iteration agree to a ten-thousandth of the tolerance', () => {
  const exact = files.filter(([name]) => /^(ears|farrington|rki|outbreakp|stcd)/.test(name));
  expect(exact.length).toBeGreaterThanOrEqual(8);
  for (const [, file] of exact) expect(checkReferenceFile(file, detectionMethods).worst, file.id).toBeLessThan(1e-4);
});

test('a wrong number in a copy would be found', () => {
  const [, file] = files.find(([name]) => name === 'stcd-synthetic.json')!;
  const changed = structuredClone(file);
  const { R } = changed.cases[0]!.expected as { R: number[] };
  R[60] = R[60]! * 1.001;
  expect(checkReferenceFile(changed, detectionMethods)).toMatchObject({ passed: false });
});
