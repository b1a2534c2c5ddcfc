import { type RequestProblem } from '../error/request-problem.ts';
import { Instant } from '../instant.ts';
import { z } from 'zod';

/** Comparisons a list filter may use. `empty` and `filled` take no value; `in` takes several. */
export const filterOperators = ['is', 'isNot', 'in', 'before', 'after', 'contains', 'empty', 'filled'] as const;
export type FilterOperator = (typeof filterOperators)[number];

export const FilterCondition = z.strictObject({
  field: z
    .string()
    .regex(/^[a-zA-Z]+$/)
    .max(40),
  operator: z.enum(filterOperators),
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]).optional(),
});
export type FilterCondition = z.infer<typeof FilterCondition>;

const jsonOf = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .max(8000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'notJson' satisfies RequestProblem });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** How a list is cut, ordered and paged. `sort` is `field` or `-field` (descending). */
export const ListQuery = z.strictObject({
  search: z.string().trim().max(100).optional(),
  filter: jsonOf(z.array(FilterCondition).max(20)).optional(),
  sort: z
    .string()
    .regex(/^-?[a-zA-Z]+$/)
    .max(41)
    .optional(),
  /** Code of an area: only rows of its subtree. */
  area: z.string().max(64).optional(),
  withdrawn: z.enum(['no', 'only', 'all']).default('no'),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type ListQuery = z.output<typeof ListQuery>;

export const listAnswer = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    /** Opaque place of the next page; null at the end. */
    next: z.string().nullable(),
    asOf: Instant,
  });

export const CountAnswer = z.object({ count: z.int(), asOf: Instant });
