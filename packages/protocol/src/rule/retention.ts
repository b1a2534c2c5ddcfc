import { type AnchorTimes, spanEnd } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';

/** What becomes of a record, and when; `at` is null while its clock has not begun or where it is kept to a statutory term. */
export interface RetentionAnswer {
  readonly kind: string;
  readonly at: Instant | null;
  readonly afterwards: 'delete' | 'anonymise' | 'archive';
}

/**
 * When a record expires (P11).
 *
 * @param kind entry of the pack's `retention`; undefined where there is none: then the retention of the law stands
 * @param anchors `release`, `collected`, `recordClosed`, …
 */
export function retentionOf({ pack, zone }: ResolvedPack, kind: string, anchors: AnchorTimes): RetentionAnswer | undefined {
  const rule = pack.retention[kind];
  if (rule === undefined) return undefined;
  return { kind, at: rule.keep === null ? null : (spanEnd(rule.keep, anchors, zone) ?? null), afterwards: rule.afterwards };
}
