import type { RunState } from './run-state.ts';
import { reportedAncestor } from './tree-state.ts';

/**
 * How many cases have an infector whom somebody decided against, directly or with unreported persons alone between them.
 *
 * A move in which an unreported person leaves a place or comes into one gives everybody below another reported ancestor, however
 * far below; the lines themselves are drawn among what is allowed. Such a move is refused where it adds to this number: of a
 * posterior without these trees that is the exact step (a move to weight 0). 0 without looking where nothing was rejected.
 */
export function rejectedLinks({ model, tree }: RunState): number {
  const { withRejected, rejected } = model.decisions;
  let count = 0;
  for (let at = 0; at < withRejected.length; at++) {
    const one = withRejected[at]!;
    if (rejected[one]!.has(reportedAncestor(tree, tree.parent[one]!))) count++;
  }
  return count;
}
