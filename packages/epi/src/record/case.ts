/**
 * How sure we are that a person is a case: the classification of SORMAS and WHO.
 * 疑似, 临床诊断/可能, 确诊, 无症状感染者, 排除.
 */
export const caseClasses = ['notClassified', 'suspected', 'probable', 'confirmed', 'confirmedNoSymptoms', 'notACase'] as const;
export type CaseClass = (typeof caseClasses)[number];

/** Whether the infection was acquired outside (输入) or inside (本土) the area of the outbreak. */
export const origins = ['local', 'imported', 'unknown'] as const;
export type Origin = (typeof origins)[number];

/** 轻型, 普通型, 重型, 危重型. */
export const severities = ['mild', 'moderate', 'severe', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const outcomes = ['recovered', 'died', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** 发现方式: how a case came to be known. */
export const identificationSources = [
  'contactTracing',
  'screening',
  'feverClinic',
  'selfReport',
  'arrival',
  'outbreakInvestigation',
  'other',
] as const;
export type IdentificationSource = (typeof identificationSources)[number];

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/**
 * Classes that count as an infection. A suspected person counts as a case of the outbreak until excluded;
 * only `notACase` (排除) never does.
 */
export function countsAsCase(caseClass: CaseClass): boolean {
  return caseClass !== 'notACase';
}
