import { createRng, type Day, dayOf, parseCalendarDate } from '@firebreak/epi';
import { type Fact, HOUR, type Instant, startOfDay } from '@firebreak/protocol';

/** Facts of a response, and the moment from which they are looked at. */
export interface SyntheticResponse {
  readonly facts: Fact[];
  readonly moment: Instant;
  /** People somebody else's class hangs on. */
  readonly contacts: readonly string[];
}

/**
 * So many cases over three weeks, four in five contacts close contacts of one or two cases, the others contacts of a close contact;
 * nine in ten are in quarantine, everybody there has the results of the days so far, one in two hundred is positive.
 */
export function syntheticResponse(seed: string, cases: number, contacts: number): SyntheticResponse {
  const rng = createRng(seed).stream('response');
  const facts: Fact[] = [];
  const names: string[] = [];
  const onsets: Day[] = [];
  for (let at = 0; at < cases; at++) onsets.push(addCase(facts, at, FIRST + rng.integer(0, 20)));
  const close = Math.round(contacts * 0.8);
  for (let at = 0; at < contacts; at++) {
    const person = `contact-${at}`;
    names.push(person);
    const isClose = at < close;
    const source = isClose ? rng.integer(0, cases - 1) : rng.integer(0, close - 1);
    const met = isClose ? (onsets[source] ?? FIRST) : FIRST + rng.integer(0, 20);
    addExposure(facts, { person, id: `e-${at}`, source: isClose ? `case-${source}` : `contact-${source}`, day: met });
    if (isClose && rng.uniform() < 0.3)
      addExposure(facts, { person, id: `f-${at}`, source: `case-${rng.integer(0, cases - 1)}`, day: met });
    if (rng.uniform() < 0.9) addQuarantine(facts, { person, at, day: met + rng.integer(1, 3), isPositive: rng.uniform() < 0.005 });
  }
  return { facts, moment: startOfDay(TODAY, ZONE) + 9 * HOUR, contacts: names };
}

function addCase(facts: Fact[], at: number, onset: Day): Day {
  const recordedAt = startOfDay(onset + 1, ZONE) + 8 * HOUR;
  facts.push({
    kind: 'case',
    id: `c-${at}`,
    person: `case-${at}`,
    recordedAt,
    caseClass: 'confirmed',
    onset,
    firstPositiveSample: onset + 1,
    isolatedAt: recordedAt + 4 * HOUR,
  });
  return onset;
}

function addExposure(facts: Fact[], { person, id, source, day }: { person: string; id: string; source: string; day: Day }): void {
  const recordedAt = startOfDay(day + 1, ZONE) + 12 * HOUR;
  facts.push({ kind: 'exposure', id, person, recordedAt, source: { kind: 'person', person: source }, firstDay: day - 1, lastDay: day });
}

function addQuarantine(
  facts: Fact[],
  { person, at, day, isPositive }: { person: string; at: number; day: Day; isPositive: boolean },
): void {
  const startedAt = startOfDay(day, ZONE) + 10 * HOUR;
  facts.push({ kind: 'quarantine', id: `q-${at}`, person, recordedAt: startedAt, startedAt });
  for (const number of [1, 2, 3, 5, 7]) {
    const sampledAt = startOfDay(day + number - 1, ZONE) + 11 * HOUR;
    if (sampledAt >= startOfDay(TODAY, ZONE)) continue;
    const outcome = isPositive && number === 3 ? 'positive' : 'negative';
    facts.push({ kind: 'test', id: `t-${at}-${number}`, person, recordedAt: sampledAt + 8 * HOUR, sampledAt, method: 'pcr', outcome });
  }
}

const ZONE = '+08:00';
const FIRST = dayOf(parseCalendarDate('2022-07-01') ?? missing());
const TODAY = dayOf(parseCalendarDate('2022-07-22') ?? missing());

function missing(): never {
  throw new RangeError('A date of the bench does not exist.');
}
