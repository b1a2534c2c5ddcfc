/** 督导问题状态: open, said to be put right, confirmed by a re-check, asked for again. */
export const findingStatuses = ['open', 'rectified', 'confirmed', 'reopened'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** How much harm a finding does while it stands. */
export const findingSeverities = ['minor', 'serious', 'critical'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];
