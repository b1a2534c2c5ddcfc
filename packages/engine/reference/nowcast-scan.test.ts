import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareWithDecisions, type DecidedMethod } from './measure-decision.ts';
import { nowcastReferenceMethods } from './nowcast.ts';
import { parseReferenceFile, type ReferenceCase, type ReferenceFile } from './reference-file.ts';
import { scanReferenceMethods } from './scan.ts';

/** Our copies, and the whole collection where it lies beside the repository: some of its data may not be copied. */
const folders = [
  ...['nowcast', 'scan'].map((name) => new URL(`./${name}/fixture/`, import.meta.url)),
  ...['nowcast', 'scan'].map((name) => new URL(`../../../../shared/reference/${name}/`, import.meta.url)),
].filter((folder) => existsSync(folder));

/** A file is checked once, from the first folder that has it. */
const files = new Map<string, ReferenceFile>();
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const file = parseReferenceFile(readFileSync(new URL(name, folder), 'utf8'));
    if (file !== undefined && !files.has(file.id)) files.set(file.id, file);
  }
}

const methods: readonly DecidedMethod[] = [...nowcastReferenceMethods, ...scanReferenceMethods];

/**
 * Values that differ by decision: limits, median, mean and mass of Lawless' method for each day, and limits the
 * package gives as 0; the ratio SpatialEpi returns, once for each likeliest cluster and each secondary one; the number
 * of clusters SaTScan reports, once for each run.
 */
const decided: Record<string, number> = {
  'nowcast/hus-o104': 2 * 15 * 5 + 11 * 5 + 2,
  'nowcast/synthetic-growth': 15 * 5,
  'scan/synthetic-cluster': 3,
  'scan/synthetic-null': 1,
  'scan/ny-leukemia': 4,
  'scan/penn-lung': 4,
  'scan/satscan-humberside': 2,
  'scan/satscan-nm-brain-cancer': 3,
  'scan/satscan-nyc-fever': 4,
  'scan/satscan-simulated-space-time': 6,
};

/**
 * Runs of many stretches of time take seconds each with all replications. Here they have a few, and what comes of
 * chance is left to `npm run reference`, which runs them whole.
 */
function withoutChance(item: ReferenceCase): ReferenceCase {
  const expected = structuredClone(item.expected) as Record<string, unknown> & { clusters: Record<string, unknown>[] };
  for (const name of ['simulated_max_quantiles_50_90_95_99', 'replications']) delete expected[name];
  for (const name of ['p_monte_carlo', 'recurrence_interval']) for (const cluster of expected.clusters) delete cluster[name];
  return { ...item, expected, input: { ...item.input, n_simulations: 8 } };
}

const slow = new Set(['scan/satscan-nyc-fever', 'scan/satscan-simulated-space-time']);

test.each([...files])(
  '%s: every value is the reference to its tolerance, or differs by a written decision',
  (id, file) => {
    let differing = 0;
    for (const item of slow.has(id) ? file.cases.map(withoutChance) : file.cases) {
      const method = methods.find((candidate) => candidate.answers(file, item));
      expect(method, `a method for ${item.name}`).toBeDefined();
      const result = compareWithDecisions(method!, file, item);
      expect(result.worst, `${item.name}: ${result.at}`).toBeLessThanOrEqual(1);
      differing += result.decided.length;
    }
    expect(differing).toBe(decided[id]);
  },
  60_000,
);

test('there are files for both families', () => {
  expect([...files.keys()].filter((id) => id.startsWith('nowcast/'))).toHaveLength(2);
  expect([...files.keys()].filter((id) => id.startsWith('scan/')).length).toBeGreaterThanOrEqual(2);
});

test('a value that is exempt in one method is not in another', () => {
  const [nowcasts] = nowcastReferenceMethods.filter(({ name }) => name === 'nowcast');
  const file = files.get('nowcast/synthetic-growth')!;
  const item = structuredClone(file.cases.find(({ name }) => name.includes('bayes.notrunc.bnb'))!);
  (item.expected as { pi_upper: number[] }).pi_upper[3]! += 1;
  expect(compareWithDecisions(nowcasts!, file, item)).toMatchObject({ at: 'pi_upper[3]' });
  expect(compareWithDecisions(nowcasts!, file, item).worst).toBeGreaterThan(1);
});
