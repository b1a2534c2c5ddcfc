import { ArgumentError, normalQuantile, requireCount, requireProbability } from '@firebreak/epi/distribution/index';
import { DEFAULT_LEVEL, tailShare, type Estimate } from './estimate.ts';
import { proportion, type Proportion } from './proportion.ts';

/** A test against the truth (or what is taken for it). */
export interface DiagnosticTable {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
  trueNegative: number;
}

/**
 * Every measure of a diagnostic test. Proportions carry Clopper-Pearson limits. What has no denominator is null:
 * without infected people there is no sensitivity.
 *
 * Predictive values hold at the prevalence of the people who were tested here and nowhere else.
 */
export interface DiagnosticAccuracy {
  apparentPrevalence: Proportion;
  truePrevalence: Proportion;
  sensitivity: Proportion | null;
  specificity: Proportion | null;
  accuracy: Proportion;
  positivePredictiveValue: Proportion | null;
  negativePredictiveValue: Proportion | null;
  /** Share of everybody whom the test rules out. */
  ruledOut: Proportion;
  falsePositiveShareOfUninfected: Proportion | null;
  falseNegativeShareOfInfected: Proportion | null;
  falsePositiveShareOfPositives: Proportion | null;
  falseNegativeShareOfNegatives: Proportion | null;
  /** Sensitivity + specificity - 1; its limits add those of both, so they are wide. */
  youden: Limited | null;
  /** 1 / Youden's index: people to test for one right positive more. */
  numberNeededToDiagnose: Limited | null;
  /** How much a positive (negative) result multiplies the odds of infection. Null when a cell it needs is 0. */
  positiveLikelihoodRatio: Estimate | null;
  negativeLikelihoodRatio: Estimate | null;
  diagnosticOddsRatio: Estimate | null;
}

export interface Limited {
  estimate: number;
  lower: number;
  upper: number;
}

/**
 * @throws ArgumentError for counts that are not whole or a table without people
 * @see Simel et al. 1991, J Clin Epidemiol 44:763 (likelihood ratios)
 */
export function diagnosticAccuracy(table: DiagnosticTable, level = DEFAULT_LEVEL): DiagnosticAccuracy {
  const { truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn } = table;
  for (const [name, value] of Object.entries(table)) requireCount(name, value as number);
  const total = tp + fp + fn + tn;
  requireCount('people tested', total, 1);
  const z = normalQuantile(tailShare(level), 0, 1, 'upper');
  const share = (part: number, whole: number): Proportion => proportion(part, whole, { level, limits: 'exact' });
  const shareOrNull = (part: number, whole: number): Proportion | null => (whole === 0 ? null : share(part, whole));
  const sensitivity = shareOrNull(tp, tp + fn);
  const specificity = shareOrNull(tn, tn + fp);
  const youden = sensitivity && specificity && youdenOf(sensitivity, specificity);
  return {
    apparentPrevalence: share(tp + fp, total),
    truePrevalence: share(tp + fn, total),
    sensitivity,
    specificity,
    accuracy: share(tp + tn, total),
    positivePredictiveValue: shareOrNull(tp, tp + fp),
    negativePredictiveValue: shareOrNull(tn, tn + fn),
    ruledOut: share(tn + fn, total),
    falsePositiveShareOfUninfected: shareOrNull(fp, tn + fp),
    falseNegativeShareOfInfected: shareOrNull(fn, tp + fn),
    falsePositiveShareOfPositives: shareOrNull(fp, tp + fp),
    falseNegativeShareOfNegatives: shareOrNull(fn, tn + fn),
    youden,
    numberNeededToDiagnose: youden && inverseOf(youden),
    positiveLikelihoodRatio: tp * fp > 0 ? ratioOf(tp, tp + fn, fp, tn + fp, z) : null,
    negativeLikelihoodRatio: fn * tn > 0 ? ratioOf(fn, tp + fn, tn, tn + fp, z) : null,
    diagnosticOddsRatio: tp * fp * fn * tn > 0 ? oddsOf(table, z) : null,
  };
}

/**
 * Share of a population that is infected when an imperfect test finds `positive` of `tested` (Rogan and Gladen),
 * cut to [0, 1]. Its limits are those of the positivity, moved the same way; the uncertainty of sensitivity and
 * specificity themselves is not in them.
 *
 * @see Rogan & Gladen 1978, Am J Epidemiol 107:71, doi:10.1093/oxfordjournals.aje.a112510
 */
export function truePrevalence(
  positive: number,
  tested: number,
  test: { sensitivity: number; specificity: number },
  level = DEFAULT_LEVEL,
): Limited {
  const seen = proportion(positive, tested, { level });
  const worth = requireWorth(test);
  const correct = (share: number): number => Math.max(0, Math.min(1, (share + test.specificity - 1) / worth));
  return { estimate: correct(seen.estimate), lower: correct(seen.lower), upper: correct(seen.upper) };
}

function youdenOf(sensitivity: Proportion, specificity: Proportion): Limited {
  return {
    estimate: sensitivity.estimate + specificity.estimate - 1,
    lower: sensitivity.lower + specificity.lower - 1,
    upper: sensitivity.upper + specificity.upper - 1,
  };
}

function inverseOf({ estimate, lower, upper }: Limited): Limited {
  const [one, other] = [1 / lower, 1 / upper];
  return { estimate: 1 / estimate, lower: Math.min(one, other), upper: Math.max(one, other) };
}

function ratioOf(a: number, n1: number, c: number, n0: number, z: number): Estimate {
  const estimate = a / n1 / (c / n0);
  const spread = z * Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0);
  return { estimate, lower: estimate * Math.exp(-spread), upper: estimate * Math.exp(spread), limits: 'wald' };
}

function oddsOf({ truePositive: tp, falsePositive: fp, falseNegative: fn, trueNegative: tn }: DiagnosticTable, z: number): Estimate {
  const estimate = (tp * tn) / (fp * fn);
  const spread = z * Math.sqrt(1 / tp + 1 / fp + 1 / fn + 1 / tn);
  return { estimate, lower: estimate * Math.exp(-spread), upper: estimate * Math.exp(spread), limits: 'wald' };
}

/** Sensitivity + specificity - 1, above 0 for a test that is worth anything. */
function requireWorth({ sensitivity, specificity }: { sensitivity: number; specificity: number }): number {
  requireProbability('sensitivity', sensitivity);
  requireProbability('specificity', specificity);
  const worth = sensitivity + specificity - 1;
  if (worth > 0) return worth;
  throw new ArgumentError(
    'NO_INFORMATION',
    'sensitivity',
    'Give a test whose sensitivity and specificity add up to more than 1.',
    sensitivity,
  );
}
