import { countsAsCase, type Day } from '@firebreak/epi';
import { holds, missingFacts } from '../condition/index.ts';
import { type CaseFact, isKnown } from '../evaluate/index.ts';
import type { OutbreakOver, Span } from '../pack/index.ts';
import { anchorTime, type AnchorTime, type AnchorTimes, atInstant, lastDay, onDay, spanEnd } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { dayAt, type Instant, startOfDay } from '../time/index.ts';
import type { OutbreakEnd, OutbreakFacts } from './outbreak-fact.ts';

/**
 * When the outbreak is over by one rule of the pack (`outbreakOver[alternative]`, the first unless somebody decided otherwise).
 *
 * @returns undefined where the pack has no such alternative
 */
export function outbreakEnd(resolved: ResolvedPack, facts: OutbreakFacts, moment: Instant, alternative = 0): OutbreakEnd | undefined {
  const rule = resolved.pack.outbreakOver[alternative];
  return rule && withWatch(resolved, rule, endBy(resolved, rule, facts, moment), moment);
}

function endBy(resolved: ResolvedPack, rule: OutbreakOver, facts: OutbreakFacts, moment: Instant): OutbreakEnd {
  const nothing = { ...empty, type: rule.type, source: rule.source };
  switch (rule.type) {
    case 'countdown':
      return countdown(resolved, rule, facts, moment);
    case 'incubations':
      return countdown(resolved, { ...rule, span: incubationSpan(rule, facts), counts: 'allCases', everyCase: false }, facts, moment);
    case 'vectorIndex': {
      const count = countdown(resolved, { ...rule, counts: 'localCases', everyCase: false }, facts, moment);
      const value = facts.indices?.[rule.index];
      if (value !== undefined && value <= rule.atMost.value) return count;
      return {
        ...count,
        state: count.state === 'over' ? 'counting' : count.state,
        endsAt: null,
        daysLeft: null,
        missing: [...count.missing, rule.index],
      };
    }
    case 'negativeWeeks':
      return weeksEnd(
        resolved,
        rule,
        (facts.sampledWeeks ?? []).map(({ from, tested, positive }) => ({ from, isClear: tested > 0 && positive === 0 })),
        moment,
      );
    case 'belowThreshold': {
      const { weeklyThreshold: limit } = facts;
      if (limit === undefined) return { ...nothing, state: 'open', missing: ['weeklyThreshold'] };
      return weeksEnd(
        resolved,
        rule,
        (facts.caseWeeks ?? []).map(({ from, cases }) => ({ from, isClear: cases < limit })),
        moment,
      );
    }
    case 'zonesLifted':
      if (facts.openZones === undefined) return { ...nothing, state: 'open', missing: ['openZones'] };
      return { ...nothing, state: facts.openZones === 0 ? 'over' : 'open' };
    case 'condition': {
      const met = holds(rule.when, facts.plain ?? {});
      return {
        ...nothing,
        state: met === true ? 'over' : 'open',
        missing: met === undefined ? missingFacts(rule.when, facts.plain ?? {}) : [],
      };
    }
    case 'none':
      return { ...nothing, state: 'noDeclaredEnd' };
  }
}

const empty = { anchorDay: null, anchorPerson: null, endsAt: null, daysLeft: null, watchEndsAt: null, missing: [], weeks: null } as const;

/** Twice (or so many times) the longest incubation known today; the pack's own span while none is. */
function incubationSpan(
  { span, multiple }: OutbreakOver & { type: 'incubations' },
  { longestIncubationDays: longest }: OutbreakFacts,
): Span {
  return longest === undefined || span.unit !== 'days' ? span : { ...span, value: Math.ceil(multiple.value * longest) };
}

interface Countdown {
  readonly type: string;
  readonly span: Span;
  readonly counts: 'allCases' | 'localCases' | 'confirmedCases';
  readonly everyCase: boolean;
  readonly source: string | readonly string[];
}

function countdown({ zone }: ResolvedPack, rule: Countdown, facts: OutbreakFacts, moment: Instant): OutbreakEnd {
  const nothing = { ...empty, type: rule.type, source: rule.source };
  const cases = facts.cases.filter((one) => isKnown(one, moment) && isCounted(one, rule.counts));
  const anchored = cases.map((one) => ({ person: one.person, time: anchorTime(rule.span.from, overAnchors(one, zone)) }));
  const missing = anchored.flatMap(({ person, time }) => (time === undefined ? [person] : [])).sort();
  const last = anchored.reduce<{ person: string; time: AnchorTime } | undefined>(
    (latest, { person, time }) => (time !== undefined && (latest === undefined || time.day > latest.time.day) ? { person, time } : latest),
    undefined,
  );
  if (last === undefined || (rule.everyCase && missing.length > 0)) return { ...nothing, state: 'open', missing };
  // Every name of the anchor is set to the same time, so that the span counts from the case that is last.
  const times = sameTime(rule.span.from, last.time);
  const [final, endsAt] = [lastDay(rule.span, times, zone), spanEnd(rule.span, times, zone) ?? null];
  const left = final === undefined ? null : Math.max(0, final - dayAt(moment, zone) + 1);
  const state = endsAt !== null && endsAt <= moment ? 'over' : 'counting';
  return { ...nothing, state, anchorDay: last.time.day, anchorPerson: last.person, endsAt, daysLeft: state === 'over' ? 0 : left, missing };
}

function sameTime(anchor: Span['from'], time: AnchorTime): AnchorTimes {
  const names = typeof anchor === 'string' ? [anchor] : 'firstOf' in anchor ? anchor.firstOf : anchor.lastOf;
  return Object.fromEntries(names.map((name) => [name, time]));
}

function isCounted({ caseClass, origin }: CaseFact, counts: Countdown['counts']): boolean {
  if (!countsAsCase(caseClass)) return false;
  if (counts === 'localCases') return origin !== 'imported';
  return counts === 'allCases' || caseClass === 'confirmed' || caseClass === 'confirmedNoSymptoms' || caseClass === 'probable';
}

/** Dates of a case that an end may count from. */
function overAnchors(one: CaseFact, zone: string): AnchorTimes {
  const day = (value: Day | undefined): AnchorTime | undefined => (value === undefined ? undefined : onDay(value));
  const at = (value: Instant | undefined): AnchorTime | undefined => (value === undefined ? undefined : atInstant(value, zone));
  const diagnosis = atInstant(one.recordedAt, zone);
  return {
    onset: day(one.onset),
    firstPositiveSample: day(one.firstPositiveSample),
    diagnosis,
    lastCase: day(one.onset ?? one.firstPositiveSample) ?? diagnosis,
    lastCaseOnset: day(one.onset),
    isolation: at(one.isolatedAt),
    discharge: at(one.dischargedAt),
    recovery: day(one.recoveredDay),
    death: day(one.deathDay),
    safeBurial: day(one.safeBurialDay),
    secondNegativePcr: day(one.secondNegativeDay),
    symptomEnd: at(one.symptomEnd),
  };
}

/** So many whole weeks in a row, the last one complete, each of them clear; one that is not starts again. */
function weeksEnd(
  { zone }: ResolvedPack,
  rule: OutbreakOver & { type: 'negativeWeeks' | 'belowThreshold' },
  weeks: readonly { readonly from: Day; readonly isClear: boolean }[],
  moment: Instant,
): OutbreakEnd {
  let [run, previous, endsAt]: [number, Day | null, Instant | null] = [0, null, null];
  for (const { from, isClear } of weeks.toSorted((a, b) => a.from - b.from)) {
    if (startOfDay(from + 7, zone) > moment) break; // not over yet
    run = isClear ? (previous === null || from === previous + 7 ? run + 1 : 1) : 0;
    previous = from;
    if (run === rule.weeks.value) endsAt = startOfDay(from + 7, zone);
    if (run === 0) endsAt = null;
  }
  const nothing = { ...empty, type: rule.type, source: rule.source, weeks: run };
  return { ...nothing, state: run >= rule.weeks.value ? 'over' : run > 0 ? 'counting' : 'open', endsAt };
}

/** After the end the pack may ask for a time of closer watching. */
function withWatch({ zone }: ResolvedPack, rule: OutbreakOver, end: OutbreakEnd, moment: Instant): OutbreakEnd {
  if (rule.watch === undefined || end.endsAt === null) return end;
  const watchEndsAt = spanEnd(rule.watch, { outbreakEnd: onDay(dayAt(end.endsAt - 1, zone)) }, zone) ?? null;
  return { ...end, watchEndsAt, state: end.state === 'over' && watchEndsAt !== null && watchEndsAt > moment ? 'watch' : end.state };
}
