import { type CalendarDate, dayOf } from '@firebreak/epi';
import type { CellErrorInput } from './cell-error.ts';
import type { Draft } from './draft.ts';

/** A draft with the key of the infection it tells of, and what is to be said where that is not the first. */
export interface InfectionDraft {
  readonly draft: Draft;
  readonly told: CellErrorInput | undefined;
}

/**
 * Tells infections of one person apart where the source has no ids for cases: a row whose day lies further from every infection given
 * before than the interval of the pack is another one, and gets a key of its own. A line list may say which infection it means.
 */
export class InfectionKeys {
  private readonly later = new Map<string, Map<string, string | undefined>>();
  private readonly sameWithinDays: number | undefined;

  /** @param sameWithinDays two days of one infection lie at most this far apart; undefined: the pack knows no reinfection */
  constructor(sameWithinDays: number | undefined) {
    this.sameWithinDays = sameWithinDays;
  }

  /** @param first day of the infection that was given under the key of the person; undefined where there is none yet */
  keyed(draft: Draft, first: { readonly day: string | undefined; readonly row: number | undefined } | undefined): InfectionDraft {
    if (draft.ofPerson !== true || draft.withdrawn === true) return { draft, told: undefined };
    const { episode } = draft.fields;
    if (typeof episode === 'number' && episode > 1) return this.named(draft, `${draft.key}/${episode}`);
    const day = dayOfCase(draft.fields);
    if (first === undefined || day === undefined || this.sameWithinDays === undefined || typeof episode === 'number')
      return { draft, told: undefined };
    const given: [string, string | undefined][] = [[draft.key, first.day], ...(this.later.get(draft.key) ?? [])];
    const nearest = given
      .map(([key, other]) => ({ key, days: other === undefined ? 0 : daysBetween(day, other) }))
      .reduce((best, one) => (one.days < best.days ? one : best));
    if (nearest.days <= this.sameWithinDays)
      return { draft: nearest.key === draft.key ? draft : { ...draft, key: nearest.key }, told: undefined };
    const told = {
      code: 'INFECTION_NEW',
      severity: 'warning',
      place: draft.place,
      value: draft.key,
      detail: { key: draft.key, day, other: first.day ?? '', otherRow: first.row ?? 0, days: this.sameWithinDays },
    } as const;
    return { ...this.named(draft, `${draft.key}@${day}`), told };
  }

  private named(draft: Draft, key: string): InfectionDraft {
    const known = this.later.get(draft.key) ?? new Map<string, string | undefined>();
    this.later.set(draft.key, known.set(key, dayOfCase(draft.fields)));
    return { draft: { ...draft, key }, told: undefined };
  }
}

/** The day that tells an infection from another: onset, else report. */
export function dayOfCase(fields: Readonly<Record<string, unknown>>): string | undefined {
  const day = fields['onsetDate'] ?? fields['reportDate'];
  return typeof day === 'string' ? day : undefined;
}

export const daysBetween = (one: string, other: string): number => Math.abs(dayOf(one as CalendarDate) - dayOf(other as CalendarDate));
