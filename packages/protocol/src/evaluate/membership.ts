import { type AnchorTimes, anchorTime, onDay } from '../plan/index.ts';
import type { Basis } from '../pack/index.ts';
import { dayAt } from '../time/index.ts';
import type { Membership } from './class-membership.ts';
import type { ClassRule, Context, Segment } from './context.ts';
import { type Dossier, knownFacts } from './dossier.ts';
import type { CaseFact, ExposureFact } from './facts.ts';

/**
 * The classes a person belongs to under an edition. A class that hangs on another class looks at the sources' classes of a lower level
 * only, so two people who name each other cannot keep each other in quarantine.
 */
export function membershipsOf(context: Context, segment: Segment, dossier: Dossier, level = segment.levels): readonly Membership[] {
  const key = segment.index * LEVELS + level;
  return ((dossier.memberships ??= [])[key] ??= findMemberships(context, segment, dossier, level));
}

function findMemberships(context: Context, segment: Segment, dossier: Dossier, level: number): readonly Membership[] {
  const { exposures } = knownFacts(dossier, context);
  if (exposures.length === 0 || level === 0) return none;
  if (exposures.length === 1) {
    const name = exposures[0] && classOfExposure(context, segment, exposures[0], level);
    return name === undefined ? none : [membership(name, exposures)];
  }
  const found = new Map<string, ExposureFact[]>();
  for (const exposure of exposures) {
    const name = classOfExposure(context, segment, exposure, level);
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), exposure]);
  }
  return [...found].map(([name, counted]) => membership(name, counted));
}

export const membershipIn = (memberships: readonly Membership[], name: string): Membership | undefined =>
  memberships.find((one) => one.class === name);

const none: readonly Membership[] = [];
/** More levels than any pack has; with it, segment and level make one number. */
const LEVELS = 16;

/** The class an exposure gives: the judged one where its basis still holds, else the highest that the pack assumes. */
function classOfExposure(context: Context, segment: Segment, exposure: ExposureFact, level: number): string | undefined {
  let assumed: string | undefined;
  for (const one of segment.classes) {
    if (assumed !== undefined && exposure.class === undefined) break;
    if (one.level > level || (assumed !== undefined && exposure.class !== one.name)) continue;
    if (!one.rule.basis.some((basis) => isBasis(context, segment, exposure, one, basis))) continue;
    if (exposure.class === one.name) return one.name;
    if (one.rule.assumed) assumed ??= one.name;
  }
  return assumed;
}

/** Whether an exposure would give some class if somebody judged it. */
export function awaitsJudgement(context: Context, segment: Segment, exposure: ExposureFact): boolean {
  return segment.classes.some((one) => one.rule.basis.some((basis) => isBasis(context, segment, exposure, one, basis)));
}

function isBasis(context: Context, segment: Segment, exposure: ExposureFact, rule: ClassRule, basis: Basis): boolean {
  const { source } = exposure;
  if (basis.kind === 'area') return source.kind === 'area' && source.level === basis.level;
  if (basis.kind !== 'case' && basis.kind !== 'contact') return source.kind === basis.kind;
  if (source.kind !== 'person' || source.person === exposure.person) return false;
  const dossier = context.dossiers.get(source.person);
  const found = dossier && knownFacts(dossier, context).case;
  if (dossier === undefined || (found === undefined) === (basis.kind === 'case')) return false;
  if (found !== undefined) return isInfectious(found, rule, exposure);
  const of = basis.kind === 'contact' ? membershipIn(membershipsOf(context, segment, dossier, rule.level - 1), basis.class) : undefined;
  return of !== undefined && isBetween(context, dossier, of, exposure);
}

/** The meeting was not before the look-back days of the class. Without a date of the case every meeting counts. */
function isInfectious(found: CaseFact, { rule }: ClassRule, exposure: ExposureFact): boolean {
  const { lookback } = rule;
  const anchor = lookback && anchorTime(lookback.from, caseAnchors(found));
  if (anchor === undefined || lookback === undefined) return true;
  return exposure.lastDay >= anchor.day - (lookback.unit === 'days' ? lookback.value : Math.ceil(lookback.value / 24));
}

/** Dates of a case that look-back windows count from. */
const caseAnchors = ({ onset, firstPositiveSample }: CaseFact): AnchorTimes => ({
  onset: onset === undefined ? undefined : onDay(onset),
  firstPositiveSample: firstPositiveSample === undefined ? undefined : onDay(firstPositiveSample),
});

/** The meeting lies between the close contact's first exposure and the day they were brought under control. */
function isBetween(context: Context, dossier: Dossier, of: Membership, exposure: ExposureFact): boolean {
  const control = knownFacts(dossier, context).quarantines.find(
    ({ endedAt }) => endedAt === undefined || dayAt(endedAt, context.zone) >= of.last,
  );
  return exposure.lastDay >= of.first && (control === undefined || exposure.firstDay <= dayAt(control.startedAt, context.zone));
}

function membership(name: string, exposures: readonly ExposureFact[]): Membership {
  let [first, last, namedAt, lastAt]: [number, number, number, number | null] = [Infinity, -Infinity, Infinity, null];
  const sources: string[] = [];
  for (const { firstDay, lastDay, recordedAt, lastAt: hour = null, source } of exposures) {
    if (lastDay > last || (lastDay === last && hour !== null && hour > (lastAt ?? -Infinity))) lastAt = hour;
    [first, last, namedAt] = [Math.min(first, firstDay), Math.max(last, lastDay), Math.min(namedAt, recordedAt)];
    if (source.kind === 'person' && !sources.includes(source.person)) sources.push(source.person);
  }
  return { class: name, exposures, first, last, lastAt, namedAt, sources: sources.sort() };
}
