import { describe, expect, test } from 'vitest';
import { inClone, temporaryFolder } from '../testing/folder.ts';
import { referenceCase, referenceFile } from '../testing/reference.ts';
import { resultOf } from '../testing/result.ts';
import { statisticsIn } from '../testing/run.ts';

const { write } = temporaryFolder();
const firebreak = await statisticsIn('en');
const oswego = inClone('examples/oswego-1940/linelist.csv');

interface Limits {
  estimate: number;
  lower: number;
  upper: number;
}

test('vanilla ice cream in a line list: the ratios of epiR and the tests of R', async () => {
  interface Expected {
    epiR_cohort: Record<string, { est: number; lower: number; upper: number }>;
  }
  const { expected } = referenceCase<unknown, Expected>('measure/fixture/two-by-two.json', 'oswego vanilla ice cream');
  const found = resultOf<{ table: object; riskRatio: Limits; oddsRatio: Limits; riskDifference: Limits; oddsRatioExact: Limits }>(
    await firebreak('measure', 'two-by-two', oswego, '--exposure', 'vanilla_ice_cream', '--json'),
  );
  expect(found.table).toEqual({ exposedCases: 43, exposedNonCases: 11, unexposedCases: 3, unexposedNonCases: 18 });
  const { 'RR.strata.wald': risk, 'OR.strata.wald': odds, 'ARisk.strata.wald': difference } = expected.epiR_cohort;
  expect(found.riskRatio.upper).toBeCloseTo(risk!.upper, 8);
  expect(found.oddsRatio.lower).toBeCloseTo(odds!.lower, 8);
  expect(found.riskDifference.estimate * 100).toBeCloseTo(difference!.est, 8); // epiR counts per 100
});

test('the same four counts without a file, and by COLUMN=VALUE with people per row', async () => {
  const grouped = write('grouped.csv', 'food,result,n\nice,ill,43\nice,well,11\nnone,ill,3\nnone,well,18\n,ill,5\n');
  const [ofFile, ofCells] = [
    await firebreak('measure', 'two-by-two', grouped, '--exposure', 'food=ice', '--outcome', 'result=ill', '--count', 'n', '--json'),
    await firebreak('measure', 'two-by-two', '--cells', '43,11,3,18', '--json'),
  ];
  expect(resultOf(ofFile)).toEqual(resultOf(ofCells));
  expect(ofFile.json<{ input: { missing: number } }>().input.missing).toBe(5); // nobody knows what they ate
});

test('the food-poisoning table of Oswego, every food, as epitools has it', async () => {
  interface Food {
    exposed_ill: number;
    exposed_total: number;
    risk_ratio: number;
    rr_upper: number;
    fisher_p: number;
  }
  interface Row {
    exposure: string;
    exposedAttackRate: { numerator: number; denominator: number };
    riskRatio: Limits;
    pValue: number;
  }
  const { cases } = referenceFile<unknown, unknown, Food>('measure/fixture/attack-rates-oswego.json');
  const rows = resultOf<Row[]>(await firebreak('measure', 'attack-rates', oswego, '--json'));
  expect(rows).toHaveLength(cases.length);
  for (const { name, expected } of cases) {
    const row = rows.find(({ exposure }) => exposure === name.replaceAll('.', '_'))!;
    expect([row.exposedAttackRate.numerator, row.exposedAttackRate.denominator]).toEqual([expected.exposed_ill, expected.exposed_total]);
    expect(row.riskRatio.estimate).toBeCloseTo(expected.risk_ratio, 8);
    expect(row.riskRatio.upper).toBeCloseTo(expected.rr_upper, 6);
    expect(row.pValue).toBeCloseTo(expected.fisher_p, 6);
  }
  const shown = (await firebreak('measure', 'attack-rates', oswego)).stdout;
  expect(shown).toMatch(/vanilla_ice_cream +43\/54 +79\.6% +3\/21 +14\.3% +5\.57 +1\.94 – 16\.0/);
  expect(shown).toContain('Columns that are not yes and no were left out: id, age, sex.');
});

test('three strata of a grouped file: Mantel and Haenszel as in epiR', async () => {
  interface Expected {
    epiR: Record<string, { est: number; lower: number; upper: number }>;
  }
  const { input, expected } = referenceCase<{ strata: [[number, number], [number, number]][] }, Expected>(
    'measure/fixture/stratified-mh.json',
    'three strata',
  );
  const lines = input.strata.flatMap(([[a, b], [c, d]], at) => [
    `${at},yes,yes,${a}`,
    `${at},yes,no,${b}`,
    `${at},no,yes,${c}`,
    `${at},no,no,${d}`,
  ]);
  const file = write('strata.csv', `ward,exposed,ill,people\n${lines.join('\n')}\n`);
  const given = ['measure', 'stratified', file, '--exposure', 'exposed', '--stratum', 'ward', '--count', 'people', '--json'];
  const { mantelHaenszel, crude } = resultOf<{ mantelHaenszel: Record<string, Limits>; crude: { oddsRatio: Limits } }>(
    await firebreak(...given),
  );
  expect(mantelHaenszel['oddsRatio']!.lower).toBeCloseTo(expected.epiR['OR.mh.wald']!.lower, 6);
  expect(mantelHaenszel['riskRatio']!.estimate).toBeCloseTo(expected.epiR['RR.mh.wald']!.est, 8);
  expect(crude.oddsRatio.upper).toBeCloseTo(expected.epiR['OR.crude.wald']!.upper, 8);
});

describe('proportions and rates', () => {
  test('none of twenty: the upper limits of epitools', async () => {
    const { expected } = referenceCase<unknown, Record<'wilson' | 'clopper_pearson', { upper: number }>>(
      'measure/fixture/proportion-ci.json',
      '0/20 level 0.95',
    );
    const given = ['measure', 'proportion', '--numerator', '0', '--denominator', '20', '--json'];
    const [wilson, exact] = [
      resultOf<Limits[]>(await firebreak(...given)),
      resultOf<Limits[]>(await firebreak(...given, '--limits', 'exact')),
    ];
    expect(wilson[0]!.upper).toBeCloseTo(expected.wilson.upper, 10);
    expect(exact[0]!.upper).toBeCloseTo(expected.clopper_pearson.upper, 10);
  });

  test('by group and together; who did not answer is in no denominator', async () => {
    const file = write('sex.csv', 'sex,ill\nf,yes\nf,no\nm,yes\nm,\nm,yes\n');
    const rows = resultOf<{ group: string; numerator: number; denominator: number }[]>(
      await firebreak('measure', 'proportion', file, '--outcome', 'ill', '--by', 'sex', '--json'),
    );
    expect(rows.map(({ group, numerator, denominator }) => `${group} ${numerator}/${denominator}`)).toEqual([
      'f 1/2',
      'm 2/2',
      'total 3/4',
    ]);
  });

  test('five positives of a hundred with a test of 90 % and 98 %: Rogan and Gladen', async () => {
    const given = ['--numerator', '5', '--denominator', '100', '--sensitivity', '0.9', '--specificity', '0.98', '--json'];
    const [row] = resultOf<{ corrected: Limits }[]>(await firebreak('measure', 'proportion', ...given));
    expect(row!.corrected.estimate).toBeCloseTo((0.05 + 0.98 - 1) / (0.9 + 0.98 - 1), 12);
  });

  test('a rate with exact Poisson limits, and two rates compared', async () => {
    const { expected } = referenceCase<unknown, { exact: { upper: number } }>('measure/fixture/rates.json', '0 per 1000 level 0.95');
    const { rates } = resultOf<{ rates: Limits[] }>(await firebreak('measure', 'rate', '--cases', '0', '--time', '1000', '--json'));
    expect(rates[0]!.upper).toBeCloseTo(expected.exact.upper, 8);
    const file = write('rates.csv', 'ward,cases,days\nA,8,100\nB,2,100\n');
    const given = ['measure', 'rate', file, '--cases', 'cases', '--time', 'days', '--by', 'ward', '--reference', 'B', '--per', '1000'];
    const shown = await firebreak(...given);
    expect(shown.stdout).toMatch(/A +8 +100 +80\.0 /); // 8 per 100 person-days are 80 per 1000
    expect((await firebreak(...given.slice(0, -3), 'C')).stderr).toBe(
      '--reference: There is no group “C”. The groups are A, B: name one of them. [REFERENCE_UNKNOWN]\n',
    );
  });
});

test('a diagnostic test of 1586 people, as epiR has it', async () => {
  interface Expected {
    statistic: string[];
    est: number[];
    lower: number[];
  }
  const { input, expected } = referenceCase<Record<'tp' | 'fp' | 'fn' | 'tn', number>, Expected>(
    'measure/fixture/diagnostic-tests.json',
    'diagnostic 670/202/74/640',
  );
  const found = resultOf<Record<string, Limits>>(
    await firebreak('measure', 'diagnostic', '--cells', [input.tp, input.fp, input.fn, input.tn].join(','), '--json'),
  );
  const at = (name: string): number => expected.statistic.indexOf(name);
  expect(found['sensitivity']!.estimate).toBeCloseTo(expected.est[at('se')]!, 10);
  expect(found['specificity']!.lower).toBeCloseTo(expected.lower[at('sp')]!, 8);
  expect(found['positiveLikelihoodRatio']!.estimate).toBeCloseTo(expected.est[at('lr.pos')]!, 8);
});

test('people to tell 10 % from 20 %, as power.prop.test; and to find one in a hundred: log 0.05 / log 0.99', async () => {
  const { expected } = referenceCase<unknown, { n_per_group: number }>('measure/fixture/sample-size.json', '10 vs 20%');
  const two = await firebreak('measure', 'sample-size', 'two-proportions', '--risk1', '0.1', '--risk2', '0.2', '--json');
  expect(resultOf<{ people: number[] }>(two).people[0]).toBeCloseTo(expected.n_per_group, 2);
  const find = await firebreak('measure', 'sample-size', 'detection', '--prevalence', '0.01', '--json');
  expect(resultOf<{ roundedUp: number[] }>(find).roundedUp).toEqual([Math.ceil(Math.log(0.05) / Math.log(0.99))]);
  expect(await firebreak('measure', 'sample-size', 'proportion')).toMatchObject({
    status: 2,
    stderr:
      '--expected, --precision: A proportion needs what it may be and how well it is to be known. Give both, such as --expected 0.3 --precision 0.05. [EXPECTED_MISSING]\n',
  });
});

test('sixty households, window of 1 to 14 days: epitools and the ratio estimator', async () => {
  interface Expected {
    denominator: number;
    secondary: number;
    wilson: { lower: number };
    household_robust_se: number;
  }
  const { input, cases } = referenceFile<{ households: (number | null)[][] }, unknown, Expected>(
    'measure/fixture/secondary-attack-rate.json',
  );
  const date = (day: number | null): string => (day === null ? '' : `2026-03-${String(day + 1).padStart(2, '0')}`);
  const lines = input.households.flatMap((members, household) => members.map((day) => `H${household},${date(day)}`));
  const file = write('households.csv', `household,onset\n${lines.join('\n')}\n`);
  const found = resultOf<{ denominator: number; secondary: number; wilson: Limits; householdStandardError: number }>(
    await firebreak('measure', 'sar', file, '--household', 'household', '--min-days', '1', '--max-days', '14', '--json'),
  );
  const { expected } = cases.find(({ name }) => name.includes('1-14'))!;
  expect([found.secondary, found.denominator]).toEqual([expected.secondary, expected.denominator]);
  expect(found.wilson.lower).toBeCloseTo(expected.wilson.lower, 8);
  expect(found.householdStandardError).toBeCloseTo(expected.household_robust_se, 8);
});

describe('offspring', () => {
  test('300 cases like those of SARS: R and k of the profile likelihood in R', async () => {
    interface Expected {
      R: number;
      k_profile_mle: number;
      k_profile_ci95: [number, number];
    }
    const { input, expected } = referenceCase<{ offspring_counts: number[]; offspring_values: number[] }, Expected>(
      'measure/fixture/offspring-k.json',
      'SARS-like n=300',
    );
    const counts = input.offspring_values.flatMap((value, at) => Array.from({ length: input.offspring_counts[at]! }, () => value));
    const file = write('offspring.csv', `infected\n${counts.join('\n')}\n`);
    const found = resultOf<{ R: number; k: number; kLower: number }>(
      await firebreak('measure', 'offspring', file, '--infected', 'infected', '--json'),
    );
    expect(found.R).toBeCloseTo(expected.R, 10);
    expect(found.k).toBeCloseTo(expected.k_profile_mle, 5);
    expect(found.kLower).toBeCloseTo(expected.k_profile_ci95[0], 4);
  });

  test('Hagelloch 1861: 184 transmissions among 188 children, one of whom is in none', async () => {
    const village = inClone('examples/hagelloch-1861');
    const given = ['measure', 'offspring', `${village}/contacts.csv`, '--from', 'from', '--to', 'to', '--json'];
    const all = await firebreak(...given, '--cases', `${village}/linelist.csv`, '--id', 'case_ID');
    expect(resultOf<{ cases: number; R: number }>(all)).toMatchObject({ cases: 188, R: 184 / 188 });
    expect(resultOf<{ cases: number }>(await firebreak(...given))).toMatchObject({ cases: 187 });
    expect((await firebreak(...given, '--cases', `${village}/linelist.csv`)).status).toBe(2);
  });
});

describe('delays', () => {
  test('150 delays measured exactly: fitdistrplus, best family first', async () => {
    type Fits = Record<'lnorm' | 'gamma' | 'weibull', { aic: number; estimate: Record<string, number> }>;
    const { input, expected } = referenceCase<{ x: number[] }, Fits>('measure/fixture/delay-fit-exact.json', 'lognormal n=150');
    const file = write('exact.csv', `days\n${input.x.join('\n')}\n`);
    const fits = resultOf<{ distribution: { family: string; meanLog?: number }; aic: number }[]>(
      await firebreak('measure', 'delay', file, '--days', 'days', '--exact', '--json'),
    );
    expect(fits.map(({ distribution }) => distribution.family)).toEqual(['lognormal', 'gamma', 'weibull']);
    expect(fits[0]!.distribution.meanLog).toBeCloseTo(expected.lnorm.estimate['meanlog']!, 3);
    expect(fits[0]!.aic).toBeCloseTo(expected.lnorm.aic, 3);
  });

  test('whole days are a day wide each: survreg and fitdistcens on the same intervals', async () => {
    type Fits = Record<'lnorm' | 'gamma', { loglik: number }>;
    const { input, expected } = referenceCase<{ left: number[] }, Fits>('measure/fixture/delay-fit-interval.json', 'lognormal daily');
    const file = write('whole.csv', `days\n${input.left.join('\n')}\n`);
    const [best] = resultOf<{ logLikelihood: number }[]>(
      await firebreak('measure', 'delay', file, '--days', 'days', '--families', 'gamma', '--json'),
    );
    expect(best!.logLikelihood).toBeCloseTo(expected.gamma.loglik, 3);
  });

  test('an onset before the exposure is told with both dates; a row without a date is left out and said', async () => {
    const file = write('delay.csv', 'from,to\n2026-03-01,2026-03-05\n2026-03-04,2026-03-02\n2026-03-02,2026-03-09\n,2026-03-03\n');
    const given = ['measure', 'delay', file, '--start', 'from', '--end', 'to'];
    expect((await firebreak(...given)).stderr).toBe(
      'delay.csv · row 3 · to “2026-03-02”: “to” cannot be before “from” (2026-03-04). Check both dates. [ORDER_WRONG]\n',
    );
  });
});
