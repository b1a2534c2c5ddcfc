import type { TwoByTwoTable } from '@firebreak/engine/measure/index';
import { z } from 'zod';
import { designs } from '../compute/two-by-two-analysis.ts';
import { LevelSearch } from '../frame/analysis-address.ts';

const Count = z.int().min(0).max(1_000_000_000).optional().catch(undefined);

export const riskLimits = ['wald', 'score', 'smallSample'] as const;
export const oddsLimits = ['wald', 'exact', 'midP', 'score', 'smallSample'] as const;

/** Counts and settings as the address says them: a table can be sent, and the attack rates lead here. */
export const TwoByTwoSearch = z.object({
  ei: Count,
  ew: Count,
  ui: Count,
  uw: Count,
  exposure: z.string().max(200).optional().catch(undefined),
  design: z.enum(designs).catch('cohort').default('cohort'),
  level: LevelSearch.default(0.95),
  risk: z.enum(riskLimits).catch('wald').default('wald'),
  odds: z.enum(oddsLimits).catch('wald').default('wald'),
});
export type TwoByTwoSettings = z.output<typeof TwoByTwoSearch>;

/** The table once there is somebody in it; a cell left empty counts as none. */
export function tableOf({ ei, ew, ui, uw }: TwoByTwoSettings): TwoByTwoTable | undefined {
  const table = { exposedCases: ei ?? 0, exposedNonCases: ew ?? 0, unexposedCases: ui ?? 0, unexposedNonCases: uw ?? 0 };
  return Object.values(table).every((count) => count === 0) ? undefined : table;
}

/** The address of a table. */
export const searchOfTable = (exposure: string, table: TwoByTwoTable): Readonly<Record<string, unknown>> => ({
  exposure,
  ei: table.exposedCases,
  ew: table.exposedNonCases,
  ui: table.unexposedCases,
  uw: table.unexposedNonCases,
});
