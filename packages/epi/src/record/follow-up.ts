/** 随访/医学观察: the state of one scheduled check. */
export const followUpStatuses = ['due', 'seenNoSigns', 'seenWithSigns', 'missed', 'refused', 'notRequired'] as const;
export type FollowUpStatus = (typeof followUpStatuses)[number];
