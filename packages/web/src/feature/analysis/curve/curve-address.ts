import { nowcastMethods } from '@firebreak/engine/nowcast/index';
import { z } from 'zod';
import { ClassesSearch, LevelSearch } from '../frame/analysis-address.ts';

export const events = ['onset', 'specimen'] as const;

export const CurveSearch = z.object({
  event: z.enum(events).catch('onset').default('onset'),
  classes: ClassesSearch.default([]),
  delay: z.int().min(1).max(60).optional().catch(undefined),
  method: z.enum(nowcastMethods).catch('bayesTruncated').default('bayesTruncated'),
  level: LevelSearch.default(0.95),
});
export type CurveSettings = z.output<typeof CurveSearch>;
export type ChangeCurve = (change: Readonly<Partial<z.input<typeof CurveSearch>>>) => void;
