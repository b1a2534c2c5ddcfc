import { type Day } from '@firebreak/epi';
import { type InferenceContact } from '@firebreak/engine/chains/infer/index';
import { minutesOf } from './duration.ts';
import { type ContactFacts } from './rows.ts';

/** Rarer kinds of contact teach nothing about themselves: they count as one kind. */
const leastOfAKind = 5;
const rareKind = 'other';

interface Numbered {
  readonly onset: ReadonlyMap<string, Day>;
  readonly known: ReadonlySet<string>;
  readonly dayOf: (date: ContactFacts['date']) => Day | null;
}

/**
 * Recorded exposures between cases. A kind is the setting, else the type in words; what the
 * investigator holds for doubtful is a kind of its own. A contact dated after both had fallen ill explains neither and is left out.
 */
export function contactsOf(exposures: readonly ContactFacts[], numbered: Numbered): InferenceContact[] {
  const recorded = exposures
    .filter(
      (one) => one.source !== one.target && numbered.known.has(one.source) && numbered.known.has(one.target) && isInTime(one, numbered),
    )
    .map((one) => ({ a: one.source, b: one.target, type: kindOf(one), minutes: minutesOf(one.duration) }));
  const counts = new Map<string, number>();
  for (const { type } of recorded) counts.set(type, (counts.get(type) ?? 0) + 1);
  const named = recorded.map((one) => ((counts.get(one.type) ?? 0) < leastOfAKind ? { ...one, type: rareKind } : one));
  return named.toSorted((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1));
}

function isInTime({ source, target, date }: ContactFacts, { onset, dayOf }: Numbered): boolean {
  const [day, one, other] = [dayOf(date), onset.get(source), onset.get(target)];
  return day === null || one === undefined || other === undefined || day <= Math.max(one, other);
}

function kindOf({ setting, exposure_type, certainty }: ContactFacts): string {
  const place = setting === null || setting === 'unknown' ? exposure_type?.trim() || 'unknown' : setting;
  return certainty === 'low' ? `${place}:low` : place;
}

const pairKey = ({ a, b, type }: InferenceContact): string => `${a < b ? `${a} ${b}` : `${b} ${a}`} ${type ?? ''}`;
