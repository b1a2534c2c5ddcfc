import type { Day } from '@firebreak/epi';
import { atInstant, type AnchorTime, type AnchorTimes, onDay, type Plan, planFor, stageOn } from '../plan/index.ts';
import { dayAt } from '../time/index.ts';
import type { Context } from './context.ts';
import type { Dossier, KnownFacts } from './dossier.ts';
import { eventAnchors } from './event-anchor.ts';
import type { CaseFact } from './facts.ts';
import type { PersonState, PersonStatus } from './person-state.ts';
import { releaseFindings } from './release.ts';
import { neverSuperseded, noDays, reinfectionOf } from './state-part.ts';

/** State of a case: isolation, discharge and release by the rules for cases, at the moment of the context. */
export function caseState(context: Context, dossier: Dossier, known: KnownFacts, found: CaseFact): PersonState {
  const { moment } = context;
  const segment = context.segments.at(-1);
  const zone = segment?.resolved.zone ?? 'UTC';
  const anchors = caseAnchors(known, found, zone);
  const plan = segment && planFor(segment.resolved, { class: 'case', anchors, person: known.plain });
  const conditions = segment?.resolved.pack.quarantine['case']?.release ?? [];
  const findings = plan === undefined ? [] : releaseFindings(conditions, { plan, known, anchors, moment, linked: [] });
  const eligible = findings.length > 0 && findings.every(({ met }) => met);
  return {
    person: dossier.person,
    class: 'case',
    status: caseStatus(context, found, plan, eligible),
    mode: plan === undefined ? null : (stageOn(plan, dayAt(moment, zone))?.mode ?? null),
    plan: plan ?? null,
    superseded: neverSuperseded,
    membership: null,
    upgradedFrom: null,
    release: { eligible, findings },
    reinfection: reinfectionOf(known),
    missedTests: noDays,
  };
}

function caseAnchors(known: KnownFacts, found: CaseFact, zone: string): AnchorTimes {
  const day = (value: Day | undefined): AnchorTime | undefined => (value === undefined ? undefined : onDay(value));
  const instant = (value: number | undefined): AnchorTime | undefined => (value === undefined ? undefined : atInstant(value, zone));
  const isolation = instant(found.isolatedAt);
  return {
    ...eventAnchors(known),
    diagnosis: atInstant(found.recordedAt, zone),
    ...(found.onset === undefined ? {} : { onset: onDay(found.onset) }),
    ...(found.firstPositiveSample === undefined ? {} : { firstPositiveSample: onDay(found.firstPositiveSample) }),
    isolation,
    quarantineStart: isolation ?? atInstant(found.recordedAt, zone),
    discharge: instant(found.dischargedAt),
    treatmentStart: instant(found.treatmentStart),
    symptomEnd: instant(found.symptomEnd),
    recovery: day(found.recoveredDay),
    death: day(found.deathDay),
  };
}

function caseStatus({ moment }: Context, found: CaseFact, plan: Plan | undefined, eligible: boolean): PersonStatus {
  if (found.deathDay !== undefined) return 'died';
  if (found.dischargedAt !== undefined && found.dischargedAt <= moment)
    return plan?.endsAt !== null && plan?.endsAt !== undefined && plan.endsAt > moment ? 'monitored' : 'recovered';
  if (plan === undefined) return 'recovered';
  if (plan.endsAt !== null && plan.endsAt <= moment) return 'ended';
  if (found.isolatedAt === undefined || found.isolatedAt > moment) return eligible ? 'releaseDue' : 'toIsolate';
  return eligible ? 'releaseDue' : 'isolated';
}
