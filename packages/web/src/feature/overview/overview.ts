import type { Answer, routes } from '@firebreak/contract';

/** Key figures, pyramid, counts by area and findings by rule, at one moment. */
export type Overview = Answer<typeof routes.figure.overview>;
