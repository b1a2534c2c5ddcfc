import type { Answer, routes } from '@firebreak/contract';

/** The data-quality list at one moment. */
export type Quality = Answer<typeof routes.figure.quality>;
/** One thing to look at in one record. */
export type QualityFinding = Quality['issues'][number];
