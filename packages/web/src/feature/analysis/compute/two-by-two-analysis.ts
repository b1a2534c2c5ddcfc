import {
  attributableFraction,
  chiSquareTest,
  fisherTest,
  numberNeeded,
  oddsRatio,
  type OddsRatioSettings,
  populationAttributableFraction,
  proportion,
  riskDifference,
  riskRatio,
  type RiskRatioSettings,
  totalsOf,
  type TwoByTwoTable,
} from '@firebreak/engine/measure/index';

export const designs = ['cohort', 'caseControl'] as const;

export interface TwoByTwoQuestion {
  readonly table: TwoByTwoTable;
  /** In a case-control study risks have no meaning: the ratio of odds stands for the ratio of risks. */
  readonly design: (typeof designs)[number];
  readonly level: number;
  readonly riskLimits: NonNullable<RiskRatioSettings['limits']>;
  readonly oddsLimits: NonNullable<OddsRatioSettings['limits']>;
}

/** Measures of association and impact of a table, its tests, and the share of ill of both groups. */
export function twoByTwoAnalysis({ table, design, level, riskLimits, oddsLimits }: TwoByTwoQuestion) {
  const { exposed, unexposed, cases, nonCases } = totalsOf(table);
  const difference = riskDifference(table, { level, limits: riskLimits === 'wald' ? 'wald' : 'score' });
  const isCohort = design === 'cohort';
  const share = (part: number, whole: number) => (whole === 0 ? null : proportion(part, whole, { level }));
  return {
    totals: totalsOf(table),
    /** Ill among the exposed and the others; of a case-control study, exposed among cases and controls. */
    shares: isCohort
      ? ([share(table.exposedCases, exposed), share(table.unexposedCases, unexposed)] as const)
      : ([share(table.exposedCases, cases), share(table.exposedNonCases, nonCases)] as const),
    riskRatio: isCohort ? riskRatio(table, { level, limits: riskLimits }) : null,
    oddsRatio: oddsRatio(table, { level, limits: oddsLimits }),
    riskDifference: isCohort ? difference : null,
    numberNeeded: isCohort && difference !== null && difference.estimate !== 0 ? numberNeeded(difference) : null,
    attributableFraction: attributableFraction(table, { level, design }),
    populationAttributableFraction: populationAttributableFraction(table, { level, design }),
    pearson: chiSquareTest(table),
    yates: chiSquareTest(table, { continuity: true }),
    fisher: fisherTest(table),
  };
}
