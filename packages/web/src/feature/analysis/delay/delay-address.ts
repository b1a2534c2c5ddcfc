import { delayPairs, type CaseStep } from '@firebreak/contract';
import { delayFamilies } from '@firebreak/epi/distribution/index';
import { z } from 'zod';
import { ClassesSearch, LevelSearch } from '../frame/analysis-address.ts';

/** Two steps as the address names them. */
export const pairName = (from: CaseStep, to: CaseStep): string => `${from}-${to}`;

export const DelaySearch = z.object({
  pair: z
    .string()
    .refine((name) => delayPairs.some(([from, to]) => pairName(from, to) === name))
    .catch('onset-report')
    .default('onset-report'),
  classes: ClassesSearch.default([]),
  /** Without the correction for delays that have not ended. */
  raw: z.literal('yes').optional().catch(undefined),
  family: z
    .enum(['best', ...delayFamilies])
    .catch('best')
    .default('best'),
  level: LevelSearch.default(0.95),
});
export type DelaySettings = z.output<typeof DelaySearch>;
export type ChangeDelays = (change: Readonly<Partial<z.input<typeof DelaySearch>>>) => void;
