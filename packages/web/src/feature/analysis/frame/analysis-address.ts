import { caseClasses, type CaseClass } from '@firebreak/epi';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../../app/address.ts';

/** Classes as the address holds them: names joined by dots; what is no class is as if absent. */
export const ClassesSearch = z
  .string()
  .max(120)
  .transform((text) => text.split('.').filter((one): one is CaseClass => (caseClasses as readonly string[]).includes(one)))
  .catch([]);

export const classesText = (classes: readonly CaseClass[]): string | undefined => (classes.length === 0 ? undefined : classes.join('.'));

export const LevelSearch = z.union([z.literal(0.9), z.literal(0.95), z.literal(0.99)]).catch(0.95);

/** Settings of an analysis as the address says them, so that a result can be sent with what it depends on. */
export function useSettings<T extends z.ZodType>(
  schema: T,
): readonly [settings: z.output<T>, change: (change: Readonly<Partial<z.input<T>>>) => void] {
  const search = useAddressSearch(schema);
  const change = useChangeSearch();
  return [search ?? schema.parse({}), change];
}
