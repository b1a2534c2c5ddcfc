import { readFileSync } from 'node:fs';
import { poolSizeFor } from '@firebreak/engine/pooling/index';
import { type RoundInput } from '@firebreak/engine/testing/index';
import { z } from 'zod';
import { demandFile } from '../file-error.ts';
import { fieldWrong, jsonOf, parsedJson } from './json-file.ts';
import { isStandardInput, shownName, standardInput } from './standard-input.ts';
import { TableError } from './table-problem.ts';

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
 * @throws TableError with the path of what is wrong; ArgumentError for numbers that contradict each other
 */
export function readPlanFile(path: string): { file: string; input: RoundInput; chosen: ChosenPool[] } {
  const file = shownName(path);
  if (!isStandardInput(path)) demandFile(path);
  const content = isStandardInput(path) ? standardInput().toString('utf8') : readFileSync(path, 'utf8');
  const { pooling, ...plan } = parsedJson(PlanFile, jsonOf(content, file), file);
  const chosen: ChosenPool[] = [];
  const areas = plan.areas.map(({ prevalence, ...area }, at) => {
    if (area.poolSize !== undefined) return area;
    const size = chooseSize(`areas.${at}`, prevalence, pooling, file);
    if (prevalence !== undefined) chosen.push({ area: area.area, prevalence, size });
    return { ...area, poolSize: size };
  });
  // What is optional is left out by the schema, never undefined.
  return { file, input: { ...plan, areas } as RoundInput, chosen };
}

function chooseSize(field: string, prevalence: number | undefined, pooling: PlanFile['pooling'], file: string): number {
  if (prevalence === undefined || pooling === undefined)
    throw new TableError(fieldWrong({ field: prevalence === undefined ? `${field}.poolSize` : 'pooling', problem: 'missing' }, file));
  const { sensitivity = 1, specificity = 1, ...search } = pooling;
  return poolSizeFor({ prevalence, ...search, test: { sensitivity, specificity } }).poolSize;
}
