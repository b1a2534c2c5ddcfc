import type { Start } from '../pack/index.ts';
import { type AnchorTimes, atInstant, spanEnd } from '../plan/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import type { Instant } from '../time/index.ts';
import type { EventFacts, Obligation, ResponseEvent } from './obligation.ts';

/**
 * Everything a recorded event sets in motion, at once: one obligation for each line of the pack's `clocks.onEvent` and each subject.
 * Pure and without memory: the same event and facts give the same keys, more facts (another contact) add keys and change none.
 *
 * @returns obligations in the order of the pack, then of subject ids; none where the pack has no lines for the event
 * @throws RangeError when a limit counts from an anchor that the event does not have
 */
export function fanOut(resolved: ResolvedPack, event: ResponseEvent, facts: EventFacts = {}): Obligation[] {
  const starts = resolved.pack.clocks.onEvent[event.kind] ?? [];
  const all = starts.flatMap((start) => subjectsOf(start, event, facts).map((subject) => ({ start, subject })));
  const keysOf = (kind: string): string[] =>
    all.filter(({ start }) => start.do === kind).map(({ start, subject }) => keyOf(event, start, subject));
  const unique = new Map(all.map(({ start, subject }) => [keyOf(event, start, subject), { start, subject }]));
  return [...unique].map(([key, { start, subject }]) => {
    const runsFrom = anchorOf(resolved, event, start);
    const deadline = deadlineOf(resolved, event, start);
    return {
      key,
      event: event.id,
      eventKind: event.kind,
      kind: start.do,
      subject,
      area: event.area,
      deadline,
      limit: start.within,
      runsFrom,
      owner: start.owner,
      sector: start.sector ?? false,
      dependsOn: (start.after ?? []).flatMap(keysOf).filter((other) => other !== key),
      escalation: resolved.pack.clocks.escalation.map(({ at, to }) => ({
        share: at.value / 100,
        at: Math.round(runsFrom + (deadline - runsFrom) * (at.value / 100)),
        to,
      })),
      pack: resolved.ref,
    };
  });
}

type Subject = Obligation['subject'];

function subjectsOf({ for: whom }: Start, { id, person, area }: ResponseEvent, facts: EventFacts): Subject[] {
  const persons = (ids: readonly string[] = []): Subject[] => [...new Set(ids)].sort().map((one) => ({ kind: 'person', id: one }));
  switch (whom) {
    case 'event':
      return [{ kind: 'event', id }];
    case 'person':
      return person === null ? [] : [{ kind: 'person', id: person }];
    case 'contacts':
      return persons(facts.contacts);
    case 'poolMembers':
      return persons(facts.poolMembers);
    case 'household':
      return persons([...(facts.household ?? []), ...(person === null ? [] : [person])]);
    case 'places':
      return [...new Set(facts.places ?? [])].sort().map((place) => ({ kind: 'place', id: place }));
    case 'area':
      return area === null ? [] : [{ kind: 'area', id: area }];
  }
}

/** Built from ids alone: no clock, no chance, no count, and no name that could change. */
const keyOf = (event: ResponseEvent, start: Start, subject: Subject): string => `${event.id}/${start.do}/${subject.kind}/${subject.id}`;

/** Anchors an event has: its own, that it is known, and the names under which limits of other packs may know it. */
function anchorsOf({ zone }: ResolvedPack, { kind, knownAt, happenedAt }: ResponseEvent): AnchorTimes {
  const known = atInstant(knownAt, zone);
  const happened = atInstant(happenedAt ?? knownAt, zone);
  const own: Readonly<Record<ResponseEvent['kind'], string>> = {
    preliminaryPositive: 'positiveResult',
    confirmation: 'caseConfirmed',
    newExposure: 'exposureKnown',
    symptomReport: 'symptomReport',
    missedTest: 'missedTest',
    arrival: 'arrivalKnown',
    positivePool: 'positivePool',
    poolRelease: 'release',
  };
  return {
    eventKnown: known,
    contactNamed: known,
    positiveResult: happened,
    positivePool: happened,
    dayStart: happened,
    [own[kind]]: happened,
  };
}

function limitOf({ pack }: ResolvedPack, start: Start) {
  const limit = pack.clocks.limits[start.within];
  if (limit === undefined) throw new RangeError(`Pack ${pack.meta.id} ${pack.meta.edition} has no limit ${start.within}.`);
  return limit;
}

function deadlineOf(resolved: ResolvedPack, event: ResponseEvent, start: Start): Instant {
  const end = spanEnd(limitOf(resolved, start), anchorsOf(resolved, event), resolved.zone);
  if (end === undefined) throw new RangeError(`The limit ${start.within} counts from an anchor that a ${event.kind} does not have.`);
  return end;
}

/** The instant a clock starts: that of the anchor. */
function anchorOf(resolved: ResolvedPack, event: ResponseEvent, start: Start): Instant {
  const { from } = limitOf(resolved, start);
  const anchors = anchorsOf(resolved, event);
  const names = typeof from === 'string' ? [from] : 'firstOf' in from ? from.firstOf : from.lastOf;
  return names.map((name) => anchors[name]?.at).find((at) => at !== undefined && at !== null) ?? event.knownAt;
}
