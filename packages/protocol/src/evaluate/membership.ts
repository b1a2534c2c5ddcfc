import { type AnchorTimes, anchorTime, onDay } from '../plan/index.ts';
import type { Basis } from '../pack/index.ts';
import { dayAt } from '../time/index.ts';
import type { Membership } from './class-membership.ts';
import type { ClassRule, Context, Segment } from './context.ts';
import { type Dossier, knownFacts } from './dossier.ts';
import type { CaseFact, ExposureFact } from './facts.ts';
import { closedOn } from './reinfection.ts';

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
  return [...found].map(([name, counted]) => membership(name, lastEpisode(counted, segment.reachDays.get(name) ?? 0)));
}

export const membershipIn = (memberships: readonly Membership[], name: string): Membership | undefined =>
  memberships.find((one) => one.class === name);

const none: readonly Membership[] = [];
/** More levels than any pack has; with it, segment and level make one number. */
const LEVELS = 16;

/**
 * The class an exposure gives: the judged one where its basis still holds, else the highest that the pack assumes. A judgement outlives the
 * edition whose word it used: where the edition in force has no such class, nobody is assumed to be of a higher one than was judged.
 */
function classOfExposure(context: Context, segment: Segment, exposure: ExposureFact, level: number): string | undefined {
  const met = metIn(context, exposure);
  const most = exposure.class === undefined ? Infinity : (abolishedRank(context, segment, exposure.class) ?? Infinity);
  let assumed: string | undefined;
  for (const one of segment.classes) {
    if (assumed !== undefined && exposure.class === undefined) break;
    if (one.level > level || (assumed !== undefined && exposure.class !== one.name)) continue;
    if (one.rule.rank > most || !hasBasis(context, segment, met, one)) continue;
    if (exposure.class === one.name) return one.name;
    if (one.rule.assumed) assumed ??= one.name;
  }
  return assumed;
}

/** Rank of a class that this edition does not have, in the last edition before it that had it; undefined where none did. */
function abolishedRank({ segments }: Context, segment: Segment, name: string): number | undefined {
  if (segment.ranks.has(name)) return undefined;
  return segments.findLast(({ index, ranks }) => index < segment.index && ranks.has(name))?.ranks.get(name);
}

/** Whether an exposure would give some class if somebody judged it. */
export function awaitsJudgement(context: Context, segment: Segment, exposure: ExposureFact): boolean {
  if (exposure.class !== undefined && abolishedRank(context, segment, exposure.class) !== undefined) return false;
  const met = metIn(context, exposure);
  return segment.classes.some((one) => hasBasis(context, segment, met, one));
}

/** An exposure with the person met, looked up once for all classes. */
interface Met {
  readonly exposure: ExposureFact;
  readonly dossier: Dossier | undefined;
  readonly found: CaseFact | undefined;
  /** An episode of theirs that was over before another infection: it counts for meetings until it was closed. */
  readonly earlier: CaseFact | undefined;
}

function metIn(context: Context, exposure: ExposureFact): Met {
  const { source, person } = exposure;
  const dossier = source.kind === 'person' && source.person !== person ? context.dossiers.get(source.person) : undefined;
  const known = dossier && knownFacts(dossier, context);
  const over = known?.earlier?.case;
  const earlier = over !== undefined && exposure.firstDay <= (closedOn(over, context.zone) ?? -Infinity) ? over : undefined;
  return { exposure, dossier, found: known?.case, earlier };
}

function hasBasis(context: Context, segment: Segment, met: Met, one: ClassRule): boolean {
  for (const basis of one.rule.basis) if (isBasis(context, segment, met, one, basis)) return true;
  return false;
}

function isBasis(context: Context, segment: Segment, { exposure, dossier, found, earlier }: Met, rule: ClassRule, basis: Basis): boolean {
  const { source } = exposure;
  if (basis.kind === 'area') return source.kind === 'area' && source.level === basis.level;
  if (basis.kind !== 'case' && basis.kind !== 'contact') return source.kind === basis.kind;
  if (dossier === undefined) return false;
  if (basis.kind === 'case') return [found, earlier].some((one) => one !== undefined && isInfectious(one, rule, exposure));
  if (found !== undefined || earlier !== undefined) return false; // who met a case is no contact of a contact by it
  const of = membershipIn(membershipsOf(context, segment, dossier, rule.level - 1), basis.class);
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

/** Exposures since the last time everything an earlier one asked for was over. */
function lastEpisode(exposures: readonly ExposureFact[], reachDays: number): readonly ExposureFact[] {
  const sorted = exposures.toSorted((a, b) => a.firstDay - b.firstDay || (a.id < b.id ? -1 : 1));
  let [begin, last] = [0, -Infinity];
  for (const [at, { firstDay, lastDay }] of sorted.entries()) {
    if (firstDay > last + reachDays) begin = at;
    last = Math.max(last, lastDay);
  }
  return sorted.slice(begin);
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
