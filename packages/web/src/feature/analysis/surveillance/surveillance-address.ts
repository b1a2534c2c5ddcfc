import { dayBases } from '@firebreak/contract';
import { areaLevels } from '@firebreak/epi';
import { z } from 'zod';
import { surveillanceMethods } from '../compute/surveillance-analysis.ts';
import { ClassesSearch } from '../frame/analysis-address.ts';

export const SurveillanceSearch = z.object({
  method: z.enum(surveillanceMethods).catch('C2').default('C2'),
  unit: z.enum(['day', 'week']).catch('day').default('day'),
  baseline: z.int().min(3).max(400).optional().catch(undefined),
  basis: z.enum(dayBases).catch('report').default('report'),
  classes: ClassesSearch.default([]),
  level: z.enum(areaLevels).optional().catch(undefined),
});
export type SurveillanceSettings = z.output<typeof SurveillanceSearch>;
export type ChangeSurveillance = (change: Readonly<Partial<z.input<typeof SurveillanceSearch>>>) => void;

/** Bins that are compared with unless others are asked for: a week of days, or two months of weeks. */
export const usualBaseline = (unit: 'day' | 'week'): number => (unit === 'day' ? 7 : 8);

/** Methods that compare with bins just before, so that their number can be chosen. */
export const hasBaseline = (method: SurveillanceSettings['method']): boolean => ['C1', 'C2', 'C3', 'cusum', 'glr'].includes(method);
