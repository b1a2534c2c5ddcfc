import { type CaseClass } from '@firebreak/epi';
import { type EventKind } from '@firebreak/protocol';
import { type EpisodeRow, type EventPerson } from './store.ts';

/** An event of one infection of a person, and whether the records still tell it. */
export interface InfectionEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly holds: boolean;
  /** Day from which is asked whom the person touched; undefined: today. */
  readonly anchor: string | undefined;
  readonly known: EventPerson | undefined;
}

export const infectionEventKinds = ['newExposure', 'preliminaryPositive', 'confirmation'] as const satisfies readonly EventKind[];
const infected: readonly (CaseClass | null)[] = ['confirmed', 'confirmedNoSymptoms'];

/**
 * The events of every infection of a person: those the records tell, and those told before that they tell no more.
 *
 * The first infection has the events without a number; from the second on an event carries it. A positive after the interval of the pack
 * tells of an infection before anybody records its case: that event carries the day, and is the infection's own once the case stands, so
 * that nobody is located twice.
 *
 * @param infections each as the records tell it; of whoever is none, one without a class
 * @param reinfectedOn day of a positive after the interval, where the records tell one
 */
export function infectionEvents(
  person: string,
  infections: readonly EventPerson[],
  episode: EpisodeRow | undefined,
  reinfectedOn: string | undefined,
): InfectionEvent[] {
  const stored = episode?.events ?? [];
  const dated = stored.flatMap(({ id }) => dayIn(id, person) ?? []);
  const events = new Map<string, InfectionEvent>();
  const put = (event: InfectionEvent) => events.set(event.id, event);
  const none = { holds: false, anchor: undefined, known: infections.at(-1) } as const;
  for (const kind of infectionEventKinds) put({ id: eventId(kind, person, 1), kind, ...none });
  for (const { id, kind } of stored) put({ id, kind, ...none });
  for (const known of infections) {
    const old = dated.find((day) => known.episode > 1 && isOwn(known, day));
    const isAfter = reinfectedOn !== undefined && known === infections.at(-1) && (known.first_positive ?? '') >= reinfectedOn;
    for (const [kind, holds] of holding(isAfter ? { ...known, first_positive: null } : known)) {
      const id = kind === 'preliminaryPositive' && old !== undefined ? eventId(kind, person, old) : eventId(kind, person, known.episode);
      put({ id, kind, holds, anchor: known.onset ?? known.first_positive ?? undefined, known });
    }
  }
  if (reinfectedOn !== undefined) {
    const kind = 'preliminaryPositive';
    put({ id: eventId(kind, person, reinfectedOn), kind, holds: true, anchor: reinfectedOn, known: infections.at(-1) });
  }
  // Opened again instead of recorded anew, a case no longer says when the infection before was over: the positive itself decides.
  if (episode?.isCase === true && episode.closed === null) {
    const positives = new Set(episode.tests.flatMap(({ day, outcome }) => (outcome === 'positive' ? [day] : [])));
    for (const day of dated) {
      const kind = 'preliminaryPositive';
      if (positives.has(day)) put({ id: eventId(kind, person, day), kind, holds: true, anchor: day, known: infections.at(-1) });
    }
  }
  return [...events.values()];
}

/** `kind:person` for the first infection, `kind:person:2` for the second, `kind:person:2022-10-10` for one that only a positive tells of. */
function eventId(kind: EventKind, person: string, which: number | string): string {
  return which === 1 ? `${kind}:${person}` : `${kind}:${person}:${which}`;
}

const dayIn = (id: string, person: string): string | undefined => {
  const last = id.slice(eventId('preliminaryPositive', person, '').length);
  return /^\d{4}-\d\d-\d\d$/.test(last) ? last : undefined;
};

const isOwn = ({ own_from, own_until }: EventPerson, day: string): boolean =>
  (own_from === null || day >= own_from) && (own_until === null || day <= own_until);

function holding(known: EventPerson): (readonly [EventKind, boolean])[] {
  const isCase = infected.includes(known.case_class);
  const isPositive = known.first_positive !== null && known.case_class !== 'notACase';
  return [
    // Whoever is found positive is looked after by that event: nobody is to be located twice.
    ['newExposure', known.exposed && !isCase && !isPositive],
    ['preliminaryPositive', isPositive],
    ['confirmation', isCase],
  ];
}
