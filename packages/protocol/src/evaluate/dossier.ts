import { countsAsCase, type Day } from '@firebreak/epi';
import type { PlainFacts } from '../condition/index.ts';
import type { Span } from '../pack/index.ts';
import { dayAt, type Instant } from '../time/index.ts';
import type { Membership } from './class-membership.ts';
import {
  type CaseFact,
  type ExposureFact,
  type Fact,
  isKnown,
  type PersonFact,
  type QuarantineFact,
  type SymptomFact,
  type TestFact,
} from './facts.ts';
import { positiveSince, reinfectionFrom } from './reinfection.ts';

/** Everything recorded about one person, and who depends on them. */
export interface Dossier {
  readonly person: string;
  readonly facts: Fact[];
  /** Persons who name this one as the source of an exposure. */
  dependants: Set<string> | undefined;
  /** What was known at the moment of the evaluation; made on first use, dropped when a fact changes. */
  known: KnownFacts | undefined;
  /** Classes by segment and level, likewise. */
  memberships: (readonly Membership[] | undefined)[] | undefined;
}

/** A dossier as it was known at one moment. */
export interface KnownFacts {
  readonly case: CaseFact | undefined;
  /** An episode that was over before another infection, and the day of the first positive that tells of it. */
  readonly earlier: { readonly case: CaseFact; readonly reinfectedOn: Day } | undefined;
  readonly exposures: readonly ExposureFact[];
  readonly quarantines: readonly QuarantineFact[];
  /** In order of sampling. */
  readonly tests: readonly DatedTest[];
  readonly symptoms: readonly SymptomFact[];
  readonly plain: PlainFacts;
}

/** A test with the calendar day of its sample. */
export interface DatedTest extends Pick<TestFact, 'sampledAt' | 'outcome' | 'ct' | 'method' | 'pooled'> {
  readonly id: string;
  readonly day: Day;
}

export type Dossiers = Map<string, Dossier>;

/** Dossiers of facts, each of which comes once. Facts about one person mostly come together: who was looked up last is at hand. */
export function dossiersOf(facts: Iterable<Fact>): Dossiers {
  const dossiers: Dossiers = new Map();
  let last: Dossier | undefined;
  for (const fact of facts) {
    if (last?.person !== fact.person) last = dossierOf(dossiers, fact.person);
    last.facts.push(fact);
    const source = sourcePerson(fact);
    if (source !== undefined) (dossierOf(dossiers, source).dependants ??= new Set()).add(fact.person);
  }
  return dossiers;
}

export function addFact(dossiers: Dossiers, fact: Fact): void {
  dossierOf(dossiers, fact.person).facts.push(fact);
  const source = sourcePerson(fact);
  if (source !== undefined) (dossierOf(dossiers, source).dependants ??= new Set()).add(fact.person);
}

/** Takes a fact out again. Who depended because of it alone no longer does. */
export function removeFact(dossiers: Dossiers, fact: Fact): void {
  const dossier = dossierOf(dossiers, fact.person);
  const at = dossier.facts.findIndex(({ id }) => id === fact.id);
  if (at >= 0) dossier.facts.splice(at, 1);
  const source = sourcePerson(fact);
  if (source !== undefined && !dossier.facts.some((other) => sourcePerson(other) === source))
    dossiers.get(source)?.dependants?.delete(fact.person);
}

function dossierOf(dossiers: Dossiers, person: string): Dossier {
  let dossier = dossiers.get(person);
  if (dossier === undefined)
    dossiers.set(person, (dossier = { person, facts: [], dependants: undefined, known: undefined, memberships: undefined }));
  return dossier;
}

const sourcePerson = (fact: Fact): string | undefined =>
  fact.kind === 'exposure' && fact.source.kind === 'person' ? fact.source.person : undefined;

/** What is worked out about a dossier is forgotten; its facts stay. */
export function forget(dossier: Dossier): void {
  dossier.known = undefined;
  dossier.memberships = undefined;
}

/** What was known about a person at a moment, days in a zone. */
export function knownFacts(dossier: Dossier, view: KnownView): KnownFacts {
  return (dossier.known ??= readKnown(dossier.facts, view));
}

/** When, in which zone, and after how long a closed episode a positive is another infection. */
interface KnownView {
  readonly moment: Instant;
  readonly zone: string;
  readonly reinfection: Span | undefined;
}

function readKnown(facts: readonly Fact[], view: KnownView): KnownFacts {
  const { moment, zone } = view;
  let cases = noCases;
  const exposures: ExposureFact[] = [];
  const quarantines: QuarantineFact[] = [];
  const tests: DatedTest[] = [];
  let [symptoms, persons]: [SymptomFact[], PersonFact[]] = [noSymptoms, noPersons];
  for (const fact of facts) {
    if (!isKnown(fact, moment)) continue;
    // What a clock that runs ahead puts into the future has not happened yet.
    if (fact.kind === 'test') {
      if (fact.sampledAt <= moment) tests.push(datedTest(fact, zone));
    } else if (fact.kind === 'exposure') exposures.push(fact);
    else if (fact.kind === 'quarantine') {
      if (fact.startedAt <= moment) quarantines.push(fact);
    } else if (fact.kind === 'case') cases = [...cases, fact];
    else if (fact.kind === 'symptom') symptoms = [...symptoms, fact];
    else persons = [...persons, fact];
  }
  if (exposures.length > 1) exposures.sort(byRecording);
  if (quarantines.length > 1) quarantines.sort((a, b) => a.startedAt - b.startedAt || byId(a, b));
  if (tests.length > 1) tests.sort((a, b) => a.sampledAt - b.sampledAt || byId(a, b));
  const plain = persons.length === 0 ? nothing : plainFacts(persons);
  const episodes = cases.length === 0 ? noEpisode : episodesOf(cases, tests, view);
  return { case: episodes.case, earlier: episodes.earlier, exposures, quarantines, tests: episodes.tests ?? tests, symptoms, plain };
}

interface Episodes extends Pick<KnownFacts, 'case' | 'earlier'> {
  /** Those of the episode that runs; undefined: all of them. */
  readonly tests: readonly DatedTest[] | undefined;
}
const noEpisode: Episodes = { case: undefined, earlier: undefined, tests: undefined };

/** The last writing counts; before it stands an episode that was over by then, if the pack's interval lies between the two. */
function episodesOf(cases: readonly CaseFact[], tests: readonly DatedTest[], { zone, reinfection }: KnownView): Episodes {
  const [found, ...others] = cases.toSorted(byRecording).toReversed();
  if (found === undefined || !countsAsCase(found.caseClass)) return noEpisode;
  const own = positiveAfter(found, tests, { zone, reinfection });
  if (own !== undefined) return { case: undefined, earlier: { case: found, reinfectedOn: own }, tests: undefined };
  const began = found.firstPositiveSample ?? found.onset;
  const earlier = others.find(
    (other) => countsAsCase(other.caseClass) && began !== undefined && began >= (reinfectionFrom(reinfection, other, zone) ?? Infinity),
  );
  if (earlier === undefined || began === undefined) return { case: found, earlier: undefined, tests: undefined };
  return { case: found, earlier: { case: earlier, reinfectedOn: began }, tests: tests.filter(({ day }) => day >= began) };
}

function positiveAfter(found: CaseFact, tests: readonly DatedTest[], { zone, reinfection }: Omit<KnownView, 'moment'>): Day | undefined {
  const from = reinfectionFrom(reinfection, found, zone);
  return from === undefined ? undefined : positiveSince(tests, from);
}

const datedTest = ({ id, sampledAt, outcome, ct, method, pooled }: TestFact, zone: string): DatedTest => ({
  id,
  sampledAt,
  outcome,
  ct,
  method,
  pooled,
  day: dayAt(sampledAt, zone),
});
const plainFacts = (persons: PersonFact[]): PlainFacts =>
  Object.assign({}, ...persons.sort(byRecording).map((fact) => fact.facts)) as PlainFacts;

const noCases: CaseFact[] = [];
const noSymptoms: SymptomFact[] = [];
const noPersons: PersonFact[] = [];
const nothing: PlainFacts = {};
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const byRecording = (a: Fact, b: Fact): number => a.recordedAt - b.recordedAt || byId(a, b);
