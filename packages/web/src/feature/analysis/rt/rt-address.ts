import { dayBases } from '@firebreak/contract';
import { z } from 'zod';
import { ClassesSearch, LevelSearch } from '../frame/analysis-address.ts';

/** Settings of Rt in the address; a serial interval that is not there is that of the disease. */
export const RtSearch = z.object({
  basis: z.enum(dayBases).catch('onsetOrReport').default('onsetOrReport'),
  classes: ClassesSearch.default([]),
  siMean: z.number().min(1.01).max(60).optional().catch(undefined),
  siSd: z.number().min(0.1).max(60).optional().catch(undefined),
  window: z.int().min(1).max(60).catch(7).default(7),
  /** `local`: imported cases count as infected here too. */
  imported: z.enum(['recorded', 'local']).catch('recorded').default('recorded'),
  /** Also the case reproduction number of Wallinga and Teunis. */
  cohort: z.literal('yes').optional().catch(undefined),
  level: LevelSearch.default(0.95),
});
export type RtSettings = z.output<typeof RtSearch>;
export type ChangeRt = (change: Readonly<Partial<z.input<typeof RtSearch>>>) => void;
