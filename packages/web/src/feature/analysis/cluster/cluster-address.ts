import { dayBases } from '@firebreak/contract';
import { areaLevels } from '@firebreak/epi';
import { z } from 'zod';
import { clusterModels } from '../compute/cluster-analysis.ts';
import { ClassesSearch } from '../frame/analysis-address.ts';

export const replicationChoices = [99, 999, 9999] as const;

export const ClusterSearch = z.object({
  model: z.enum(clusterModels).optional().catch(undefined),
  level: z.enum(areaLevels).optional().catch(undefined),
  basis: z.enum(dayBases).catch('onsetOrReport').default('onsetOrReport'),
  classes: ClassesSearch.default([]),
  share: z.int().min(5).max(100).catch(50).default(50),
  replications: z
    .union([z.literal(99), z.literal(999), z.literal(9999)])
    .catch(999)
    .default(999),
  prospective: z.literal('yes').optional().catch(undefined),
});
export type ClusterSettings = z.output<typeof ClusterSearch>;
export type ChangeClusters = (change: Readonly<Partial<z.input<typeof ClusterSearch>>>) => void;
