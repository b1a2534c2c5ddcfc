import { questionSources, type QuestionnaireAnswer } from '@firebreak/contract';
import { caseClasses } from '@firebreak/epi';
import { z } from 'zod';
import { LevelSearch } from '../frame/analysis-address.ts';

export type Group = QuestionnaireAnswer['groups'][number];
export const sorts = ['lower', 'ratio', 'pValue', 'casesExposed', 'name'] as const;

const groupNames: readonly Group[] = [...caseClasses, 'contact'];
/** Groups joined by dots; what is no group is as if absent. */
const GroupsSearch = z
  .string()
  .max(160)
  .transform((text) => text.split('.').filter((one): one is Group => (groupNames as readonly string[]).includes(one)))
  .optional()
  .catch(undefined);

export const AttackRateSearch = z.object({
  ill: GroupsSearch,
  well: GroupsSearch,
  from: z.enum(questionSources).optional().catch(undefined),
  sort: z.enum(sorts).catch('lower').default('lower'),
  level: LevelSearch.default(0.95),
});
export type AttackRateSettings = z.output<typeof AttackRateSearch>;
export type ChangeAttackRates = (change: Readonly<Partial<z.input<typeof AttackRateSearch>>>) => void;

/** Confirmed and probable cases are ill unless others are chosen. */
export const defaultIll: readonly Group[] = ['confirmed', 'confirmedNoSymptoms', 'probable'];
/** Who was looked at and is not ill. */
export const defaultWell: readonly Group[] = ['contact', 'notACase'];
