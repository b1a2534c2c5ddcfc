import { dayOf, type CalendarDate } from '@firebreak/epi';
import { qualityRules, type QualityCode, type QualitySeverity, type QualitySubject } from './quality-rules.ts';
import { personFacts, type QualityInput, type QualityFacts } from './quality-facts.ts';

/** Something to look at in one record, one click from it. */
export interface QualityIssue {
  code: QualityCode;
  severity: QualitySeverity;
  subject: QualitySubject;
  /** Id of the record. */
  id: string;
  /** The field to look at. */
  field: string;
  /** The values that disagree, to be put into a sentence in the reader's language. */
  detail: Record<string, string | number>;
}

/** How often a rule found something, of how many records it looked at. */
export interface QualityCount {
  code: QualityCode;
  severity: QualitySeverity;
  subject: QualitySubject;
  count: number;
  checked: number;
}

export interface DataQuality {
  asOf: CalendarDate;
  /** By severity (impossible, unlikely, missing), then rule, then id. */
  issues: QualityIssue[];
  /** One row per rule, also where nothing was found. */
  counts: QualityCount[];
}

/**
 * The data-quality list of an outbreak: every record with something missing, unlikely or impossible in it.
 * The rules are in `quality-rules.ts`; what they mean in docs/method/data-quality.md. Row order does not matter.
 */
export function dataQuality(input: QualityInput): DataQuality {
  const facts: QualityFacts = { asOfDay: dayOf(input.asOf), ...personFacts(input) };
  const results = qualityRules.map((rule) => ({ rule, ...rule.run(input, facts) }));
  return {
    asOf: input.asOf,
    issues: results.flatMap(({ rule, found }) =>
      found
        .map(({ id, detail }) => ({ code: rule.code, severity: rule.severity, subject: rule.subject, id, field: rule.field, detail }))
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    ),
    counts: results.map(({ rule, found, checked }) => ({
      code: rule.code,
      severity: rule.severity,
      subject: rule.subject,
      count: found.length,
      checked,
    })),
  };
}

export type { QualityCase, QualityContact, QualityExposure, QualityInput, QualitySpecimen } from './quality-facts.ts';
export {
  qualityCodes,
  qualitySeverities,
  qualitySubjects,
  type QualityCode,
  type QualitySeverity,
  type QualitySubject,
} from './quality-rules.ts';
