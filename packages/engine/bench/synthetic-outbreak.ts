import { addDays, createRng, drawNegativeBinomial, parseCalendarDate, type CalendarDate, type Rng } from '@firebreak/epi';
import type { RecordedExposure, RecordedNode } from '@firebreak/engine/chains/recorded-graph';

export interface SyntheticOutbreak {
  nodes: RecordedNode[];
  exposures: RecordedExposure[];
  asOf: CalendarDate;
}

/**
 * A recorded outbreak of so many people: cases that infect a negative binomial number of others (mean 1.2, k 0.3),
 * now and then an introduction, and contacts up to the wanted number. One exposure in ten has a wrong date, one
 * case in ten no onset, one in a hundred is excluded. Ids are random, rows are in no order that helps.
 */
export function syntheticOutbreak(seed: string, people: number, casesPerPerson: number): SyntheticOutbreak {
  const rng = createRng(seed);
  const [ids, tree, dates] = [rng.stream('ids'), rng.stream('tree'), rng.stream('dates')];
  const days: number[] = [];
  const outbreak: SyntheticOutbreak = { nodes: [], exposures: [], asOf: addDays(FIRST_ONSET, 400) };
  const cases = Math.round(people * casesPerPerson);
  for (let infector = 0; days.length < cases; infector++) {
    if (infector === days.length) addCase(outbreak, days, ids, dates, tree.integer(0, 100));
    const infectees = Math.min(drawNegativeBinomial(tree, 1.2, 0.3), cases - days.length);
    for (let n = 0; n < infectees; n++) {
      addCase(outbreak, days, ids, dates, dayOf(days, infector) + tree.integer(2, 9));
      addExposure(outbreak, ids, dates, infector, days.length - 1, dayOf(days, infector));
    }
  }
  for (let contact = cases; contact < people; contact++) {
    outbreak.nodes.push({ id: newId(ids), kind: 'contact' });
    for (let n = tree.integer(1, 2); n > 0; n--) {
      const infector = tree.integer(0, cases - 1);
      addExposure(outbreak, ids, dates, infector, contact, dayOf(days, infector));
    }
  }
  return outbreak;
}

function addCase({ nodes }: SyntheticOutbreak, days: number[], ids: Rng, dates: Rng, day: number): void {
  const onset = addDays(FIRST_ONSET, Math.min(day, 390));
  const caseClass = dates.integer(1, 100) === 1 ? 'notACase' : 'confirmed';
  nodes.push({
    id: newId(ids),
    kind: 'case',
    caseClass,
    onset: dates.integer(1, 10) === 1 ? null : onset,
    report: addDays(onset, dates.integer(0, 9)),
  });
  days.push(day);
}

function addExposure({ nodes, exposures }: SyntheticOutbreak, ids: Rng, dates: Rng, source: number, target: number, day: number): void {
  const wrong = dates.integer(1, 10) === 1 ? 20 : 0;
  const date = addDays(FIRST_ONSET, Math.min(day, 390) + dates.integer(0, 2) + wrong);
  exposures.push({ id: newId(ids), source: idOf(nodes, source), target: idOf(nodes, target), date, certainty: 'high' });
}

function dayOf(days: readonly number[], person: number): number {
  return days[person] ?? 0;
}

function idOf(nodes: readonly RecordedNode[], person: number): string {
  return nodes[person]?.id ?? '';
}

/** Text of the length and randomness of a UUID. Copied through a buffer, as if it had just been read from a file. */
function newId(rng: Rng): string {
  const words = Array.from({ length: 4 }, () => rng.bits().toString(16).padStart(8, '0'));
  return Buffer.from(words.join('-')).toString('latin1');
}

const FIRST_ONSET = parseCalendarDate('2025-01-01')!;
