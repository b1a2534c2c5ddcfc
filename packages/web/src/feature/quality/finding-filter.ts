import type { QualityFinding } from './quality.ts';

/** Which findings are shown; undefined: any. */
export interface FindingFilter {
  readonly rule: string | undefined;
  readonly severity: QualityFinding['severity'] | undefined;
  readonly kind: string | undefined;
  /** Part of the label of the record, in any case of letters. */
  readonly text: string | undefined;
}

/** Findings of one rule. */
export interface RuleGroup {
  readonly code: string;
  readonly severity: QualityFinding['severity'];
  readonly findings: readonly QualityFinding[];
}

export function filterFindings(findings: readonly QualityFinding[], { rule, severity, kind, text }: FindingFilter): QualityFinding[] {
  const wanted = text?.trim().toLowerCase() ?? '';
  return findings.filter(
    (finding) =>
      (rule === undefined || finding.code === rule) &&
      (severity === undefined || finding.severity === severity) &&
      (kind === undefined || finding.kind === kind) &&
      (wanted === '' || finding.label.toLowerCase().includes(wanted)),
  );
}

/** Rules with findings: what cannot be true first, then what occurs most. */
export function groupByRule(findings: readonly QualityFinding[]): RuleGroup[] {
  const groups = new Map<string, RuleGroup & { readonly findings: QualityFinding[] }>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group === undefined) groups.set(finding.code, { code: finding.code, severity: finding.severity, findings: [finding] });
    else group.findings.push(finding);
  }
  const rank = ({ severity }: RuleGroup): number => (severity === 'error' ? 0 : 1);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length);
}
