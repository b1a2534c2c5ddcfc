import type { Day } from '@firebreak/epi';
import type { ContactClass, Estimate, Provenance } from '../pack/index.ts';
import { anchorTime, type AnchorTimes, onDay } from '../plan/index.ts';
import { packAt } from '../resolve/index.ts';
import { dayAt } from '../time/index.ts';
import { type Evaluation, knownAbout } from './evaluation.ts';
import type { CaseFact, ExposureFact } from './facts.ts';

/**
 * `lookback`: days in which who met the case is a contact. `infectious`: days in which the case can infect. `infection`: days in which
 * the case was infected. `symptoms`: days on which somebody exposed may fall ill.
 */
export const windowKinds = ['lookback', 'infectious', 'infection', 'symptoms'] as const;
export type WindowKind = (typeof windowKinds)[number];

/** Days that matter about a person, first and last day included. */
export interface PersonWindow extends Provenance {
  readonly kind: WindowKind;
  readonly from: Day;
  /** Null where nothing recorded and nothing in the pack ends it. */
  readonly to: Day | null;
  /** The event and the day it counts from. */
  readonly anchor: 'onset' | 'firstPositiveSample' | 'exposure';
  readonly anchorDay: Day;
}

/**
 * Days that matter about a person, by the edition in force at the moment of the evaluation.
 *
 * Of a case with an onset o or, where there is none, a first positive sample: look-back from o − b (b the longest look-back in days of
 * the classes that a case makes; hours count as begun days) to the day of isolation; infectious from o + low to o + high of the pack's
 * infectious period; infected from o − high to o − low of its incubation period (onset only: a sample says nothing about infection). Of
 * somebody exposed who is no case: symptoms from first exposure + low to last exposure + high.
 *
 * Fractions of a day widen a window. Of several estimates those without a variant count, else all of them, and the widest range of those
 * is taken; one that says neither low nor high gives no window.
 *
 * @returns in the order of `windowKinds`; empty where no rules are in force or no date is known
 */
export function personWindows(evaluation: Evaluation, person: string): readonly PersonWindow[] {
  const resolved = packAt(evaluation.timeline, evaluation.moment);
  const known = knownAbout(evaluation, person);
  if (resolved === undefined || known === undefined) return [];
  const { pack, zone } = resolved;
  const windows =
    known.case === undefined
      ? [symptomsWindow(pack.epi['incubationPeriod'], known.exposures)]
      : [
          lookbackWindow(Object.values(pack.contactClasses), known.case, zone),
          infectiousWindow(pack.epi['infectiousPeriod'], known.case),
          infectionWindow(pack.epi['incubationPeriod'], known.case),
        ];
  return windows.filter((window) => window !== undefined);
}

type Estimates = readonly Estimate[] | undefined;

function lookbackWindow(classes: readonly ContactClass[], found: CaseFact, zone: string): PersonWindow | undefined {
  const times: AnchorTimes = {
    onset: found.onset === undefined ? undefined : onDay(found.onset),
    firstPositiveSample: found.firstPositiveSample === undefined ? undefined : onDay(found.firstPositiveSample),
  };
  const begun = classes.flatMap(({ lookback, basis }) => {
    const anchor = lookback && anchorTime(lookback.from, times);
    if (lookback === undefined || anchor === undefined || !basis.some(({ kind }) => kind === 'case')) return [];
    const days = lookback.unit === 'days' ? lookback.value : Math.ceil(lookback.value / (lookback.unit === 'hours' ? 24 : 24 * 60));
    return [{ from: anchor.day - days, anchorDay: anchor.day, rule: lookback }];
  });
  const [longest] = begun.sort((a, b) => a.from - b.from);
  if (longest === undefined) return undefined;
  const { from, anchorDay, rule } = longest;
  const to = found.isolatedAt === undefined ? null : Math.max(from, dayAt(found.isolatedAt, zone));
  const anchor = anchorDay === found.onset ? 'onset' : 'firstPositiveSample';
  return { kind: 'lookback', from, to, anchor, anchorDay, source: rule.source, mark: rule.mark };
}

function infectiousWindow(estimates: Estimates, { onset, firstPositiveSample }: CaseFact): PersonWindow | undefined {
  const anchorDay = onset ?? firstPositiveSample;
  const range = rangeOf(estimates?.filter(({ from }) => from === undefined || from === 'onset'));
  if (anchorDay === undefined || range?.low === undefined) return undefined;
  const anchor = onset === undefined ? 'firstPositiveSample' : 'onset';
  const to = range.high === undefined ? null : anchorDay + Math.ceil(range.high);
  return { kind: 'infectious', from: anchorDay + Math.floor(range.low), to, anchor, anchorDay, ...range.known };
}

function infectionWindow(estimates: Estimates, { onset }: CaseFact): PersonWindow | undefined {
  const range = rangeOf(estimates);
  if (onset === undefined || range?.low === undefined || range.high === undefined) return undefined;
  const [from, to] = [onset - Math.ceil(range.high), onset - Math.floor(range.low)];
  return { kind: 'infection', from, to, anchor: 'onset', anchorDay: onset, ...range.known };
}

function symptomsWindow(estimates: Estimates, exposures: readonly ExposureFact[]): PersonWindow | undefined {
  const range = rangeOf(estimates);
  if (exposures.length === 0 || range?.low === undefined || range.high === undefined) return undefined;
  const first = Math.min(...exposures.map(({ firstDay }) => firstDay));
  const last = Math.max(...exposures.map(({ lastDay }) => lastDay));
  const [from, to] = [first + Math.floor(range.low), last + Math.ceil(range.high)];
  return { kind: 'symptoms', from, to, anchor: 'exposure', anchorDay: last, ...range.known };
}

interface Range {
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly known: Provenance;
}

/** The widest range in days of the estimates that say one. */
function rangeOf(estimates: Estimates): Range | undefined {
  const ranged = (estimates ?? []).flatMap(({ unit, low, high, variant, source, mark }) => {
    const days = daysPer[unit];
    if (days === undefined || (low === undefined && high === undefined)) return [];
    return [{ low: scaled(low, days), high: scaled(high, days), variant, known: { source, mark } }];
  });
  const plain = ranged.filter(({ variant }) => variant === undefined);
  const [first, ...others] = plain.length > 0 ? plain : ranged;
  return (
    first &&
    others.reduce<Range>((widest, one) => ({ ...widest, low: lower(widest.low, one.low), high: higher(widest.high, one.high) }), first)
  );
}

const daysPer: Readonly<Record<string, number | undefined>> = { days: 1, hours: 1 / 24, weeks: 7 };
const scaled = (value: number | undefined, by: number): number | undefined => (value === undefined ? undefined : value * by);
const lower = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);
/** An end that one of them leaves open is open. */
const higher = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : Math.max(one, other);
