import type { Day } from '@firebreak/epi';
import type { Instant } from '../time/index.ts';
import type { ExposureFact } from './facts.ts';

/** Why somebody belongs to a class: the exposures that count, and the days they give. */
export interface Membership {
  readonly class: string;
  readonly exposures: readonly ExposureFact[];
  readonly first: Day;
  readonly last: Day;
  readonly lastAt: Instant | null;
  /** When the first of them became known here. */
  readonly namedAt: Instant;
  /** Persons met. */
  readonly sources: readonly string[];
}
