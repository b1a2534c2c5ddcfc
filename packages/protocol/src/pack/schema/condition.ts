import { z } from 'zod';

type Plain = string | number | boolean;

/**
 * A rule a machine can check over plain facts: all, any or none of other rules, or one comparison. `is` and `in` compare texts,
 * numbers and truths; `atLeast` and `atMost` numbers in a stated unit; `known` asks whether a fact is recorded at all.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: Plain }
  | { readonly fact: string; readonly in: readonly Plain[] }
  | { readonly fact: string; readonly atLeast: number; readonly unit: string }
  | { readonly fact: string; readonly atMost: number; readonly unit: string }
  | { readonly fact: string; readonly known: boolean };

const Plain = z.union([z.string(), z.number(), z.boolean()]);
const fact = z.string().min(1);
const unit = z.string().min(1);

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ fact, is: Plain }),
    z.strictObject({ fact, in: z.array(Plain).min(1) }),
    z.strictObject({ fact, atLeast: z.number(), unit }),
    z.strictObject({ fact, atMost: z.number(), unit }),
    z.strictObject({ fact, known: z.boolean() }),
  ]),
);
