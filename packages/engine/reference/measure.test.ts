import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { growthMethods } from './growth.ts';
import { compareWithDecisions, type DecidedMethod } from './measure-decision.ts';
import { measureMethods } from './measure.ts';
import { numericsMethods } from './numerics.ts';
import { poolingMethods } from './pooling.ts';
import { parseReferenceFile, type ReferenceCase, type ReferenceFile } from './reference-file.ts';
import { rtMethods } from './rt.ts';

/** Our copies, and the whole collection where it lies beside the repository. */
const folders = [
  ...['numerics', 'measure', 'pooling', 'rt', 'growth'].map((name) => new URL(`./${name}/fixture/`, import.meta.url)),
  ...['numerics', 'epi', 'pooled', 'rt', 'growth'].map((name) => new URL(`../../../../shared/reference/${name}/`, import.meta.url)),
].filter((folder) => existsSync(folder));

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

const methods: readonly DecidedMethod[] = [...numericsMethods, ...measureMethods, ...poolingMethods, ...rtMethods, ...growthMethods];

/** How many values of a file differ from ours by decision: each with its reason in the method page. */
const decided: Record<string, number> = {
  'numerics/glm': 1,
  'epi/rates': 1,
  'epi/stratified-mh': 35,
  'epi/two-by-two': 12,
  'pooled/imperfect-tests': 2,
  'growth/hus-o104': 1,
  'growth/sars2003': 1,
};

test.each(files)('%s: every value is the reference to its tolerance, or differs by a written decision', (_, file) => {
  let differing = 0;
  for (const item of file.cases) {
    const method = methods.find((candidate) => candidate.answers(file, item));
    expect(method, `a method for ${item.name}`).toBeDefined();
    const result = compareWithDecisions(method!, file, item);
    expect(result.worst, `${item.name}: ${result.at}`).toBeLessThanOrEqual(1);
    expect(result.compared + result.decided.length).toBeGreaterThan(0);
    differing += result.decided.length;
  }
  expect(differing).toBe(decided[file.id] ?? 0);
});

test('delay fits are at least as likely as those of R, to 1e-4 of the log likelihood', () => {
  const gains = files
    .filter(([name]) => name.startsWith('delay-fit'))
    .flatMap(([, file]) => file.cases.flatMap((item) => likelihoodGains(file, item)));
  expect(gains.length).toBeGreaterThan(15);
  expect(Math.min(...gains)).toBeGreaterThan(-1e-4);
});

/** Our log likelihood minus the reference's, for every fit of a case. */
function likelihoodGains(file: ReferenceFile, item: ReferenceCase): number[] {
  const method = methods.find((candidate) => candidate.answers(file, item));
  const ours = method?.run({ ...file.input, ...item.input }, item, file) as Record<string, { loglik: number }>;
  const theirs = Object.entries(item.expected as Record<string, { loglik?: number }>);
  return theirs.flatMap(([family, { loglik }]) => (loglik === undefined ? [] : [(ours[family]?.loglik ?? NaN) - loglik]));
}

test('every decision gives a reason that a reader can check', () => {
  for (const { name, decisions } of methods) {
    for (const { reason, kind, allows } of decisions) {
      expect(reason.length, name).toBeGreaterThan(20);
      if (kind === 'known to fewer digits') expect(allows, reason).toBeDefined();
    }
  }
});

test('a value beyond its tolerance is found, and a list of another length too', () => {
  const file: ReferenceFile = {
    id: 'epi/toy',
    source: 'by hand',
    tolerance: { relative: 0, absolute: 0.1 },
    cases: [{ name: 'toy', call: 'toy', input: {}, expected: { a: 1, list: [1, 2], wrong: 9 } }],
  };
  const answer = (value: unknown): DecidedMethod => ({
    name: 'toy',
    answers: () => true,
    run: () => value,
    decisions: [{ at: /^wrong$/, kind: 'differs by decision', reason: 'the toy program counts one toy twice' }],
  });
  const item = file.cases[0]!;
  expect(compareWithDecisions(answer({ a: 1.05, list: [1, 2] }), file, item)).toMatchObject({ compared: 3, decided: [{ at: 'wrong' }] });
  expect(compareWithDecisions(answer({ a: 1.05, list: [1, 2] }), file, item).worst).toBeCloseTo(0.5, 9);
  expect(compareWithDecisions(answer({ a: 2, list: [1, 2] }), file, item).worst).toBeGreaterThan(1);
  expect(compareWithDecisions(answer({ a: 1, list: [1] }), file, item).worst).toBe(Infinity);
  expect(compareWithDecisions(answer({ list: [1, 2] }), file, item)).toMatchObject({ worst: Infinity, at: 'a' });
});
