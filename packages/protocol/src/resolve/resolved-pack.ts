import type { Pack } from '../pack/index.ts';
import type { Instant } from '../time/index.ts';

/** What a decision stores so that it can be replayed: which pack in which edition, what was laid over it, and the content's name. */
export interface PackRef {
  readonly id: string;
  readonly edition: string;
  /** SHA-256 of the canonical text of the whole resolved pack. */
  readonly hash: string;
  readonly overlays: readonly { readonly edition: string; readonly area: string; readonly hash: string }[];
}

/** One edition with the overlays of an area chain, in force from one instant to another. */
export interface ResolvedPack {
  readonly ref: PackRef;
  readonly pack: Pack;
  readonly zone: string;
  readonly from: Instant;
  /** First instant it is no longer in force; Infinity where no end is known. */
  readonly to: Instant;
}

/** What is in force when, for one pack and one chain of areas; without overlaps, in order of time. */
export interface Timeline {
  readonly id: string;
  readonly segments: readonly ResolvedPack[];
}

/** The pack in force at an instant; a segment's end is not part of it. */
export function packAt(timeline: Timeline, moment: Instant): ResolvedPack | undefined {
  return timeline.segments.find(({ from, to }) => from <= moment && moment < to);
}
