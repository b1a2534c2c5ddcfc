import type { CaseClass } from '@firebreak/epi';
import { holds, missingFacts, type PlainFacts } from '../condition/index.ts';
import type { CaseDefinition } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';

/** Whether an outbreak is declared where the person fell ill: some definitions are wider once it is. */
export type OutbreakState = 'noneDeclared' | 'declared';

/** The class of somebody's findings, by which definition, and what would have to be known for a class that stands before it. */
export interface Classification {
  readonly class: CaseClass;
  readonly definition: CaseDefinition | null;
  readonly missing: readonly string[];
}

/**
 * Classifies findings by the pack's definitions in their order: the first that holds is the class. Definitions that cannot be decided
 * are passed over and say which facts are missing, so an unknown result never makes a case and never excludes one.
 */
export function classifyCase({ pack }: ResolvedPack, findings: PlainFacts, state: OutbreakState): Classification {
  const missing = new Set<string>();
  for (const definition of pack.caseDefinitions) {
    if (definition.outbreakState !== 'any' && definition.outbreakState !== state) continue;
    const met = definition.when === undefined ? undefined : holds(definition.when, findings);
    if (met === true) return { class: definition.class, definition, missing: [...missing] };
    if (met === undefined && definition.when !== undefined) for (const fact of missingFacts(definition.when, findings)) missing.add(fact);
  }
  return { class: 'notClassified', definition: null, missing: [...missing] };
}
