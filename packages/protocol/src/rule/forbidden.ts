import { holds, missingFacts, type PlainFacts } from '../condition/index.ts';
import type { ForbiddenRule } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';

/** What a rule says to a proposed or running measure. */
export interface ForbiddenFinding {
  readonly rule: string;
  readonly number: number | null;
  /**
   * `block`: may not be saved. `needsApproval`: excused by recorded facts, or so by the pack; somebody of `approver` signs.
   * `warn`, `alert`: may be saved, told at once. `incomplete`: cannot be judged before `missing` is recorded; do not save it silently.
   */
  readonly verdict: 'block' | 'needsApproval' | 'warn' | 'alert' | 'incomplete';
  readonly approver: ForbiddenRule['approver'];
  readonly text: ForbiddenRule['text'];
  /** Facts that must be recorded before the rule can be judged. */
  readonly missing: readonly string[];
  readonly source: string | readonly string[];
}

/**
 * Checks a measure against every forbidden rule of the pack, before it is saved and again while it runs.
 *
 * @param proposal plain facts of the measure: `kind`, `hasEnd`, `originRisk`, `personDaysBeyondPack`, …
 * @returns nothing where every rule is known not to apply
 */
export function forbiddenFindings(resolved: ResolvedPack, proposal: PlainFacts): ForbiddenFinding[] {
  return Object.entries(resolved.pack.forbidden).flatMap(([name, rule]) => {
    const applies = holds(rule.when, proposal);
    if (applies === false) return [];
    const verdict = applies === undefined ? 'incomplete' : isExcused(rule, proposal) ? 'needsApproval' : rule.severity;
    return [
      {
        rule: name,
        number: rule.number ?? null,
        verdict,
        approver: rule.approver,
        text: rule.text,
        missing: applies === undefined ? missingFacts(rule.when, proposal) : [],
        source: rule.source,
      },
    ];
  });
}

/** An excuse must be recorded: one that is not known is none. */
const isExcused = ({ severity, unless }: ForbiddenRule, proposal: PlainFacts): boolean =>
  severity === 'block' && unless !== undefined && holds(unless, proposal) === true;
