import type { Day } from '@firebreak/epi';
import type { PlainFacts } from '../condition/index.ts';
import type { Instant } from '../time/index.ts';

/** A zone as it stands. */
export interface ZoneFact {
  readonly id: string;
  readonly level: string;
  /** When this zone was drawn, at whatever level. */
  readonly drawnAt: Instant;
  /** When it came to the level it has. */
  readonly levelSince: Instant;
  /** Drawn at this level, or come down from a higher one. */
  readonly path: 'direct' | 'fromHigher';
  /** Days of new infections inside, by sampling. */
  readonly infections: readonly Day[];
  /** Last terminal disinfection (终末消毒), from which a zone drawn for an environmental positive counts. */
  readonly disinfectedOn?: Day;
  readonly rounds: readonly ZoneRound[];
  /** Days of last exposure of contacts of this zone who are not yet known negative, and of those who are. */
  readonly contacts: readonly { readonly lastExposure: Day; readonly negative: boolean }[];
}

/** A round of tests in a zone. */
export interface ZoneRound {
  readonly day: Day;
  readonly finishedAt: Instant;
  /** Everybody who had to be tested was. */
  readonly complete: boolean;
  readonly positives: number;
}

/** A place with what was found out about it. */
export interface PlaceFact {
  readonly id: string;
  readonly facts: PlainFacts;
}

/** One criterion: met or not, and from which instant on. */
export interface ZoneFinding {
  readonly criterion: 'noNewInfection' | 'cleanRound' | 'recentCleanRound' | 'contactsClear' | 'drawnWhen';
  readonly met: boolean;
  readonly since: Instant | null;
  /** What has to be waited for, where it is known. */
  readonly earliest: Instant | null;
}

/** What the pack proposes about a zone or a place. Data only: people decide, sign and publish. */
export interface ZoneProposal {
  readonly subject: string;
  readonly kind: 'draw' | 'stepDown' | 'lift' | 'keep' | 'review';
  readonly level: string | null;
  readonly to: string | null;
  readonly findings: readonly ZoneFinding[];
  /** First instant at which every criterion was met; null while one is not. */
  readonly metSince: Instant | null;
  readonly source: string | readonly string[];
}
