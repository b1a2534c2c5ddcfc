import { holds } from '../condition/index.ts';
import type { Span, ZoneCriterion, ZoneLevel } from '../pack/index.ts';
import { anchorTime, type AnchorTimes, atInstant, lastDay, onDay, spanEnd } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { dayAt, HOUR, type Instant } from '../time/index.ts';
import type { PlaceFact, ZoneFact, ZoneFinding, ZoneProposal, ZoneRound } from './zone-fact.ts';

/**
 * What the pack says about zones at a moment: which may come down and since when every criterion is met, which had a new infection
 * and need a review (whole or part, 一区一策), and which places ask to be drawn. The most favourable way down of each zone is given.
 */
export function zoneProposals(
  resolved: ResolvedPack,
  zones: readonly ZoneFact[],
  places: readonly PlaceFact[],
  moment: Instant,
): ZoneProposal[] {
  return [...zones.map((zone) => proposalFor(resolved, zone, moment)), ...places.flatMap((place) => drawing(resolved, place))];
}

function proposalFor(resolved: ResolvedPack, zone: ZoneFact, moment: Instant): ZoneProposal {
  const level = resolved.pack.zones.levels[zone.level];
  const base = { subject: zone.id, level: zone.level };
  // A level that the edition no longer knows restricts nobody: it is to be lifted.
  if (level === undefined)
    return { ...base, kind: 'lift', to: 'none', findings: [], metSince: resolved.from, source: resolved.pack.meta.source };
  const steps = level.stepDown.filter(({ path }) => path === 'any' || path === zone.path);
  const ways = steps.map((step) => {
    const findings = step.criteria.map((criterion) => criterionFinding(resolved, criterion, zone, moment));
    const metSince = findings.every(({ met }) => met) ? Math.max(...findings.map(({ since }) => since ?? -Infinity)) : null;
    return { step, findings, metSince };
  });
  const way = ways.toSorted((a, b) => (a.metSince ?? Infinity) - (b.metSince ?? Infinity))[0];
  if (way === undefined) return { ...base, kind: 'keep', to: null, findings: [], metSince: null, source: level.source };
  const { step, findings, metSince } = way;
  const today = dayAt(moment, resolved.zone);
  const isNew = zone.infections.some((day) => day === today) && metSince === null;
  const kind = metSince === null ? (isNew ? 'review' : 'keep') : isLast(resolved, step.to) ? 'lift' : 'stepDown';
  return { ...base, kind, to: step.to, findings, metSince, source: step.source };
}

/** The lowest level has no way down: reaching it ends the zone. */
const isLast = ({ pack }: ResolvedPack, to: string): boolean => to === 'none' || (pack.zones.levels[to]?.stepDown.length ?? 0) === 0;

function criterionFinding(resolved: ResolvedPack, criterion: ZoneCriterion, zone: ZoneFact, moment: Instant): ZoneFinding {
  const found = whenMet(resolved, criterion, zone, moment);
  const met = found.since !== null && found.since <= moment;
  return { criterion: criterion.kind, met, since: met ? found.since : null, earliest: met ? null : found.earliest };
}

interface Met {
  readonly since: Instant | null;
  readonly earliest: Instant | null;
}

function whenMet({ zone: timeZone }: ResolvedPack, criterion: ZoneCriterion, zone: ZoneFact, moment: Instant): Met {
  const anchors = zoneAnchors(zone, moment, timeZone);
  switch (criterion.kind) {
    case 'noNewInfection': {
      const end = spanEnd(restarted(criterion.span, anchors), anchors, timeZone) ?? null;
      return { since: end, earliest: end };
    }
    case 'cleanRound': {
      const from = lastDay(criterion.onDay, anchors, timeZone) ?? Infinity;
      const round = cleanRounds(zone, moment).find(({ day }) => day >= from);
      return { since: round?.finishedAt ?? null, earliest: null };
    }
    case 'recentCleanRound': {
      const round = cleanRounds(zone, moment).findLast(({ finishedAt }) => finishedAt > moment - criterion.within.value * HOUR);
      return { since: round?.finishedAt ?? null, earliest: null };
    }
    case 'contactsClear': {
      if (zone.contacts.some(({ negative }) => !negative)) return { since: null, earliest: null };
      const last = Math.max(...zone.contacts.map(({ lastExposure }) => lastExposure));
      if (zone.contacts.length === 0) return { since: zone.drawnAt, earliest: null };
      const end = spanEnd(criterion.span, { lastExposure: onDay(last) }, timeZone) ?? null;
      return { since: end, earliest: end };
    }
  }
}

/** A new infection after the anchor starts the count again from its day. Whole days: met at the midnight that ends the last one. */
function restarted(span: Span, anchors: AnchorTimes): Span {
  const [anchor, infection] = [anchorTime(span.from, anchors), anchors['lastInfection']];
  if (span.unit !== 'days' || infection === undefined || (anchor !== undefined && anchor.day >= infection.day)) return span;
  return { ...span, from: 'lastInfection', start: 'day0' };
}

function zoneAnchors(zone: ZoneFact, moment: Instant, timeZone: string): AnchorTimes {
  const today = dayAt(moment, timeZone);
  const known = zone.infections.filter((day) => day <= today);
  const clean = cleanRounds(zone, moment).at(-1);
  return {
    zoneDrawn: atInstant(zone.drawnAt, timeZone),
    levelStart: atInstant(zone.levelSince, timeZone),
    ...(known.length === 0 ? {} : { lastInfection: onDay(Math.max(...known)) }),
    ...(zone.disinfectedOn === undefined ? {} : { terminalDisinfection: onDay(zone.disinfectedOn) }),
    ...(clean === undefined ? {} : { lastCleanRound: atInstant(clean.finishedAt, timeZone) }),
  };
}

/** Rounds in which everybody was tested and nobody was positive, in order; those still unfinished at the moment are not known. */
const cleanRounds = ({ rounds }: ZoneFact, moment: Instant): ZoneRound[] =>
  rounds
    .filter(({ complete, positives, finishedAt }) => complete && positives === 0 && finishedAt <= moment)
    .sort((a, b) => a.finishedAt - b.finishedAt);

/** The highest level whose condition the findings about a place meet. */
function drawing({ pack }: ResolvedPack, { id, facts }: PlaceFact): ZoneProposal[] {
  const levels: [string, ZoneLevel][] = Object.entries(pack.zones.levels).sort(([, a], [, b]) => b.rank - a.rank);
  const found = levels.find(([, { drawnWhen }]) => holds(drawnWhen, facts) === true);
  if (found === undefined) return [];
  const finding: ZoneFinding = { criterion: 'drawnWhen', met: true, since: null, earliest: null };
  return [{ subject: id, kind: 'draw', level: null, to: found[0], findings: [finding], metSince: null, source: found[1].source }];
}
