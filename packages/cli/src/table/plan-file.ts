import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { poolSizeFor } from '@firebreak/engine/pooling/index';
import { type RoundInput } from '@firebreak/engine/testing/index';
import { z } from 'zod';
import { demandFile } from '../file-error.ts';
import { UsageError } from '../usage-error.ts';

const Area = z.strictObject({
  area: z.string().min(1),
  people: z.int().min(0),
  poolSize: z.int().min(1).optional(),
  /** In place of a pool size: the share thought to be infected. */
  prevalence: z.number().gt(0).lt(1).optional(),
  samplers: z.int().min(0).optional(),
  sites: z.int().min(0).optional(),
  travelHours: z.number().min(0).optional(),
  lab: z.string().min(1).optional(),
  ratePerSamplerHour: z.number().gt(0).optional(),
  couriers: z.int().min(0).optional(),
});

const PlanFile = z.strictObject({
  areas: z.array(Area).min(1),
  labs: z
    .array(
      z.strictObject({
        lab: z.string().min(1),
        tubesPerHour: z.number().min(0),
        turnaroundHours: z.number().min(0),
        plateTubes: z.int().min(1).optional(),
      }),
    )
    .min(1),
  samplers: z.int().min(0),
  ratePerSamplerHour: z.number().gt(0),
  startsAtHour: z.number().min(0).max(24).optional(),
  shifts: z.array(z.strictObject({ from: z.number(), to: z.number(), share: z.number() })).optional(),
  stationsPerSite: z.number().gt(0).optional(),
  tubesPerTrip: z.number().gt(0).optional(),
  wantedHours: z.number().gt(0),
  recall: z
    .strictObject({
      prevalence: z.number().gt(0).lt(1),
      sensitivity: z.number().min(0).max(1).optional(),
      specificity: z.number().min(0).max(1).optional(),
      inconclusive: z.number().min(0).max(1).optional(),
      singles: z.int().min(1).optional(),
      ratePerSamplerHour: z.number().gt(0).optional(),
      withinHours: z.number().gt(0),
    })
    .optional(),
  pooling: z
    .strictObject({
      sizes: z.array(z.int().min(1)).min(1),
      pooledBelow: z.number().gt(0).lt(1),
      sensitivity: z.number().gt(0).max(1).optional(),
      specificity: z.number().gt(0).max(1).optional(),
    })
    .optional(),
});
type PlanFile = z.infer<typeof PlanFile>;

/** A pool size that was chosen by a prevalence. */
export interface ChosenPool {
  readonly area: string;
  readonly prevalence: number;
  readonly size: number;
}

/**
 * Reads the plan of a round; an area that names a prevalence gets the pool size with the fewest tests.
 *
 * @throws UsageError with the path of what is wrong; ArgumentError for numbers that contradict each other
 */
export function readPlanFile(path: string): { file: string; input: RoundInput; chosen: ChosenPool[] } {
  const file = path === '-' ? '-' : basename(path);
  const parsed = PlanFile.safeParse(jsonIn(path, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError('usagePlanFile', { file, path: issue?.path.join('.') || '/', why: issue?.message ?? '' });
  }
  const { pooling, ...plan } = parsed.data;
  const chosen: ChosenPool[] = [];
  const areas = plan.areas.map(({ prevalence, ...area }) => {
    if (area.poolSize !== undefined) return area;
    const size = chooseSize(area.area, prevalence, pooling, file);
    if (prevalence !== undefined) chosen.push({ area: area.area, prevalence, size });
    return { ...area, poolSize: size };
  });
  // What is optional is left out by the schema, never undefined.
  return { file, input: { ...plan, areas } as RoundInput, chosen };
}

function chooseSize(area: string, prevalence: number | undefined, pooling: PlanFile['pooling'], file: string): number {
  if (prevalence === undefined || pooling === undefined)
    throw new UsageError('usagePlanFile', { file, path: area, why: 'poolSize, or prevalence with pooling' });
  const { sensitivity = 1, specificity = 1, ...search } = pooling;
  return poolSizeFor({ prevalence, ...search, test: { sensitivity, specificity } }).poolSize;
}

function jsonIn(path: string, file: string): unknown {
  if (path !== '-') demandFile(path);
  const text = readFileSync(path === '-' ? STANDARD_INPUT : path, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new UsageError('usagePlanFile', { file, path: '/', why: (error as Error).message });
  }
}

const STANDARD_INPUT = 0;
