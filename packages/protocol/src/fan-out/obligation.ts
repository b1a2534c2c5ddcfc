import type { EventKind } from '../pack/index.ts';
import type { PackRef } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';

/** Something that was recorded and sets others in motion. */
export interface ResponseEvent {
  /** Id of the record; recording it again is the same event. */
  readonly id: string;
  readonly kind: EventKind;
  /** Person, pool or arrival the event is about. */
  readonly person: string | null;
  readonly area: string | null;
  /** When it became known here; anchor `eventKnown`, and the anchor of the event's own name. */
  readonly knownAt: Instant;
  /** When the laboratory had the result, the sample was missed, the person arrived, where that is another moment. */
  readonly happenedAt?: Instant;
}

/** Whom and what the event touches, as known when it is recorded. */
export interface EventFacts {
  readonly contacts?: readonly string[];
  readonly places?: readonly string[];
  readonly poolMembers?: readonly string[];
  readonly household?: readonly string[];
}

export const subjectKinds = ['event', 'person', 'place', 'area'] as const;

/** One step of the ladder: at this instant whoever has not finished is told to this role. */
export interface Escalation {
  /** Share of the time limit, 0.5 for half of it. */
  readonly share: number;
  readonly at: Instant;
  readonly to: string;
}

/** Something somebody has to do by a time. Plain data: a task is made of it, or a line of a plan. */
export interface Obligation {
  /** The same event, kind and subject always give the same key: writing it twice is writing it once. */
  readonly key: string;
  readonly event: string;
  readonly eventKind: EventKind;
  /** What to do: `report`, `interview`, `locateAndHold`, … (`obligationKinds`). */
  readonly kind: string;
  readonly subject: { readonly kind: (typeof subjectKinds)[number]; readonly id: string };
  /** Person, where the subject is somebody other than the person of the event. */
  readonly area: string | null;
  readonly deadline: Instant;
  /** Name of the limit in the pack, and the instant from which it runs. */
  readonly limit: string;
  readonly runsFrom: Instant;
  /** Role that does it. */
  readonly owner: string;
  /** The sector (行业) answers as well as the area (属地). */
  readonly sector: boolean;
  /** Keys that must be done first: empty unless the pack says otherwise. */
  readonly dependsOn: readonly string[];
  readonly escalation: readonly Escalation[];
  readonly pack: PackRef;
}
