import { type Locale, type RosterImport, type RosterLine } from '@firebreak/contract';
import { type LineProblem, problemView } from '../problem.ts';
import { type Taken } from '../take-in.ts';

/** Problems that an answer names one by one; the rest are counted. */
const mostProblems = 1000;

/** What lines did to the roster, before its problems have words. */
export interface StoredOutcome extends Omit<RosterImport, 'problems'> {
  readonly problems: readonly LineProblem[];
}

/** Counts what lines do to the roster. */
export class Tally {
  lines = 0;
  private readonly households = { new: 0, changed: 0, same: 0 };
  private readonly members = { new: 0, changed: 0, same: 0 };
  private readonly problems: LineProblem[] = [];
  private readonly refused = new Set<number>();

  add({ households, members, problems }: Taken): void {
    for (const key of ['new', 'changed', 'same'] as const) {
      this.households[key] += households[key];
      this.members[key] += members[key];
    }
    this.refuse(problems);
  }

  /** A line that was said before: the same household, and the same person. */
  repeated({ name, documentNumber }: RosterLine): void {
    if (name !== undefined || documentNumber !== undefined) this.members.same += 1;
  }

  refuse(problems: readonly LineProblem[]): void {
    for (const problem of problems) {
      this.refused.add(problem.line);
      if (this.problems.length < mostProblems) this.problems.push(problem);
    }
  }

  get hasChanged(): boolean {
    return [this.households, this.members].some((counts) => counts.new + counts.changed > 0);
  }

  outcome(duplicates: number): StoredOutcome {
    return {
      lines: this.lines,
      households: this.households,
      members: this.members,
      duplicates,
      refused: this.refused.size,
      problems: this.problems.toSorted((a, b) => a.line - b.line),
    };
  }
}

export const outcomeView = ({ problems, ...counts }: StoredOutcome, locale: Locale): RosterImport => ({
  ...counts,
  problems: problems.map((problem) => problemView(problem, locale)),
});
