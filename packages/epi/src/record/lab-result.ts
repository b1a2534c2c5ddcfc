export const labTests = ['pcr', 'antigen', 'serology', 'culture', 'sequencing', 'microscopy', 'rapidTest', 'other', 'unknown'] as const;
export type LabTest = (typeof labTests)[number];

/** 检测结果. */
export const labOutcomes = ['pending', 'positive', 'negative', 'indeterminate', 'invalid'] as const;
export type LabOutcome = (typeof labOutcomes)[number];
