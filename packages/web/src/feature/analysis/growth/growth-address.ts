import { CalendarDateText, dayBases } from '@firebreak/contract';
import { z } from 'zod';
import { growthSplits } from '../compute/growth-split.ts';
import { ClassesSearch, LevelSearch } from '../frame/analysis-address.ts';

export const GrowthSearch = z.object({
  basis: z.enum(dayBases).catch('onsetOrReport').default('onsetOrReport'),
  classes: ClassesSearch.default([]),
  unit: z.enum(['day', 'week']).catch('day').default('day'),
  from: CalendarDateText.optional().catch(undefined),
  to: CalendarDateText.optional().catch(undefined),
  split: z.enum(growthSplits).catch('turned').default('turned'),
  level: LevelSearch.default(0.95),
});
export type GrowthSettings = z.output<typeof GrowthSearch>;
export type ChangeGrowth = (change: Readonly<Partial<z.input<typeof GrowthSearch>>>) => void;
