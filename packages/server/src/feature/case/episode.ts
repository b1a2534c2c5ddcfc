import { AppError, type CitedSource } from '@firebreak/contract';
import { calendarDate, type CalendarDate, type CaseClass, countsAsCase, type Day, dayOf as dayNumber } from '@firebreak/epi';
import { type ClosedEpisode, type PackRef, reinfectionFrom, type ResolvedPack, startOfDay } from '@firebreak/protocol';
import { mayAt } from '../../platform/access/index.ts';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { areaFor, dayOf, findRow, type Noun, type Row, type Standing, type Values } from '../registry/index.ts';
import { infectionsOf, type InfectionRow } from './store.ts';

/** Fields that say which infection a case is, and those that say when it was. */
const identifying = ['person', 'episode', 'withdrawnAt'] as const;
const dating = ['onsetDate', 'reportDate'] as const;

/**
 * Refuses a second case of a person that is not another infection: by the pack one begins when the earlier is over and its interval has
 * passed. Before that day, and where the pack knows none, somebody who may decide links records it with a reason.
 *
 * @throws AppError CASE_STANDS when nobody said which infection is meant, EPISODE_ORDER, EPISODE_TOO_EARLY, EPISODE_UNCLOSED,
 *   EPISODE_NO_INTERVAL
 */
export async function admitEpisode(at: Standing, noun: Noun, after: Values, before: Values | undefined): Promise<void> {
  const isAsked = before === undefined || differs(identifying, before, after) || (isCounted(after) && !isCounted(before));
  const isTold = isAsked || differs(dating, before, after);
  const stands = (after['withdrawnAt'] ?? null) === null;
  if (!isTold || !stands || typeof after['person'] !== 'string') return;
  const others = (await infectionsOf(at.trx, at.outbreak.home, after['person'])).filter(({ id }) => id !== after['id']);
  if (others.length === 0) return;
  const own = ownInfection(at, after);
  const same = others.find(({ episode }) => episode === own.episode);
  if (same !== undefined) throw await caseStands(at, noun, after, others, same);
  const [earlier, later] = [others.findLast(({ episode }) => episode < own.episode), others.find(({ episode }) => episode > own.episode)];
  if (earlier !== undefined) inOrder(earlier, own);
  if (later !== undefined) inOrder(own, later);
  if (!isAsked) return;
  const area = await areaFor(at, noun, after);
  if (typeof after['episodeReason'] === 'string' && mayAt(at.actor, 'chain.decide', area, at.outbreak.id)) return;
  const rules = await rulesAt(at, shelfOf(at.directory), area);
  if (earlier !== undefined) apart(earlier, own, rules);
  if (later !== undefined) apart(own, later, rules);
}

const differs = (fields: readonly string[], before: Values, after: Values): boolean =>
  fields.some((field) => (before[field] ?? null) !== (after[field] ?? null));

/** Whoever was ruled out and counts again is asked as if recorded anew. */
const isCounted = (values: Values): boolean => countsAsCase((values['caseClass'] ?? 'notClassified') as CaseClass);

type Told = Omit<InfectionRow, 'id'>;

/** A new case whose record says no day was found today. */
function ownInfection(at: Standing, values: Values): Told {
  const text = (field: string): string | null => (typeof values[field] === 'string' ? values[field] : null);
  return {
    episode: Number(values['episode'] ?? 1),
    case_class: (text('caseClass') ?? 'notClassified') as CaseClass,
    onset: text('onsetDate'),
    positive: null,
    recovered: values['outcome'] === 'recovered' ? text('outcomeDate') : null,
    discharged: text('hospitalEnd') ?? text('isolationEnd'),
    diagnosed: text('reportDate') ?? dayOf(at),
  };
}

const dayOfInfection = ({ onset, positive, diagnosed }: Told): string => onset ?? positive ?? diagnosed.slice(0, 10);

function inOrder(earlier: Told, later: Told): void {
  if (!bothCount(earlier, later)) return;
  const [earlierDay, laterDay] = [dayOfInfection(earlier), dayOfInfection(later)];
  if (laterDay <= earlierDay) throw new AppError('EPISODE_ORDER', { earlier: earlier.episode, later: later.episode, earlierDay, laterDay });
}

/** A case that was ruled out stands in nobody's way. */
const bothCount = (one: Told, other: Told): boolean => countsAsCase(one.case_class) && countsAsCase(other.case_class);

/** What the pack says of an infection after another: its first day and source, or why there is none. */
type NextInfection =
  | { readonly from: CalendarDate; readonly pack: Pick<PackRef, 'id' | 'edition'>; readonly sources: readonly CitedSource[] }
  | { readonly from: null; readonly why: 'noInterval' | 'unclosed' };

/** The first day on which another infection begins by the pack. */
function nextInfection(earlier: Told, rules: ResolvedPack | undefined): NextInfection {
  const interval = rules?.pack.reinfection.interval;
  if (rules === undefined || interval === undefined) return { from: null, why: 'noInterval' };
  const day = reinfectionFrom(interval, closedEpisode(earlier, rules.zone), rules.zone);
  if (day === undefined) return { from: null, why: 'unclosed' };
  const { source, mark } = interval;
  const sources = [source].flat().map((key) => ({
    key,
    cite: rules.pack.sources[key]?.cite ?? key,
    grade: rules.pack.sources[key]?.grade ?? ('none' as const),
    mark,
  }));
  return { from: calendarDate(day), pack: { id: rules.ref.id, edition: rules.ref.edition }, sources };
}

function closedEpisode({ onset, positive, recovered, discharged, diagnosed }: Told, zone: string): ClosedEpisode {
  const day = (date: string | null): Day | undefined => (date === null ? undefined : dayNumber(date.slice(0, 10) as CalendarDate));
  const left = day(discharged);
  return {
    onset: day(onset),
    firstPositiveSample: day(positive),
    recoveredDay: day(recovered),
    ...(left === undefined ? {} : { dischargedAt: startOfDay(left, zone) }),
    recordedAt: startOfDay(day(diagnosed) ?? 0, zone),
  };
}

function apart(earlier: Told, later: Told, rules: ResolvedPack | undefined): void {
  if (!bothCount(earlier, later)) return;
  const next = nextInfection(earlier, rules);
  const day = dayOfInfection(later);
  if (next.from === null)
    throw next.why === 'unclosed' ? new AppError('EPISODE_UNCLOSED', { earlier: earlier.episode }) : new AppError('EPISODE_NO_INTERVAL');
  const { from, pack, sources } = next;
  if (day >= from) return;
  // What no text stands behind is no source to name: the edition of the pack says it.
  const texts = sources.flatMap(({ cite, mark }) => (mark === 'fromMemory' ? [] : [cite]));
  throw new AppError('EPISODE_TOO_EARLY', { day, from, source: [`${pack.id} ${pack.edition}`, ...texts].join('; ') });
}

/**
 * A case is not taken up for what by the pack is another infection, unless it was said that it is the same.
 *
 * @param known case of the person that would be taken up
 * @param told what is known of the infection now
 * @throws AppError CASE_STANDS
 */
export async function demandWhichInfection(at: Standing, noun: Noun, known: Row, told: Values): Promise<void> {
  const infections = await infectionsOf(at.trx, at.outbreak.home, String(known['person']));
  const last = infections.at(-1);
  if (last === undefined || last.id !== known.id || !countsAsCase(last.case_class)) return;
  const clash = await caseStands(at, noun, { areaCode: null, ...told, person: known['person'] }, infections, last);
  const { from } = clash.details;
  if (typeof from === 'string' && dayOfInfection(ownInfection(at, told)) >= from) throw clash;
}

/** Asks which infection is meant, with what is needed to answer: the one that stands, the number of the next, and the day of the pack. */
async function caseStands(
  at: Standing,
  noun: Noun,
  told: Values,
  infections: readonly InfectionRow[],
  same: InfectionRow,
): Promise<AppError> {
  const last = infections.at(-1) ?? same;
  const rules = await rulesAt(at, shelfOf(at.directory), await areaFor(at, noun, told));
  const inSight = await findRow(at.trx, noun.kind, at.outbreak.home, same.id);
  return new AppError('CASE_STANDS', {
    case: inSight?.id ?? null,
    episode: same.episode,
    day: dayOfInfection(last),
    next: last.episode + 1,
    ...nextInfection(last, rules),
  });
}
