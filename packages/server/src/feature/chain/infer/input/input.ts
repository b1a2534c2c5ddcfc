import { type CalendarDate, countsAsCase, type Day, dayOf } from '@firebreak/epi';
import { type InferenceCase, type InferenceInput, type LinkDecision, type UntestedContact } from '@firebreak/engine/chains/infer/index';
import { contactsOf } from './contacts.ts';
import { dailyDelay, type DelayBeliefs } from './delay.ts';
import { genomesOf } from './genome.ts';
import { householdsOf } from './households.ts';
import { asInfections, type InfectionRows, notThemselves } from './infections.ts';
import { type CaseFacts, type InferenceRows } from './rows.ts';

/** The input of a run, and what of the records it holds. */
export interface CollectedInput {
  readonly input: InferenceInput;
  /** Who is no case, was never tested and met two cases or more: perhaps somebody between them. */
  readonly untested: readonly UntestedContact[];
  readonly about: {
    readonly cases: number;
    readonly undated: number;
    readonly contacts: number;
    readonly households: number;
    readonly sequences: number;
    readonly decisions: number;
    readonly generationTime: DelayBeliefs['generationTime'];
    readonly incubation: DelayBeliefs['incubation'];
  };
}

/** Days after the last onset from which nothing more can be learnt about who has not fallen ill yet. */
const longestOutlook = 90;
/** Without an onset, it lies this many days before the report or the sample at most. */
const daysToReport = 14;

/**
 * Puts the records of an outbreak into what the engine takes. Cases are infections, a second one of a person beside the first; who is no
 * case or has no date takes no part. A sample taken before infection was possible is a typing error and is left out, as the quality list says.
 *
 * @param asOf day of the data
 */
export function collectInput(records: InferenceRows, delays: DelayBeliefs, asOf: CalendarDate): CollectedInput {
  const incubation = dailyDelay(delays.incubation, 0);
  const rows = asInfections(records);
  const persons = rows.cases;
  const dated = persons.filter((one) => dateOf(one) !== null);
  const known = new Set(dated.map(({ person }) => person));
  const genomes = genomesOf(rows.sequences.filter(({ person }) => known.has(person)));
  const last = dated.reduce((most, one) => Math.max(most, maybeDay(dateOf(one)) ?? most), -Infinity);
  const today = Math.max(last, Math.min(dayOf(asOf), last + longestOutlook));
  const cases = dated.map((one) =>
    engineCase(one, { today, longest: incubation.mass.length - 1, snps: genomes.snps.get(one.person) ?? null }),
  );
  const onset = new Map(dated.flatMap(({ person, onset: date }) => (date === null ? [] : [[person, dayOf(date)] as const])));
  const contacts = contactsOf(rows.contacts, { onset, known, dayOf: maybeDay });
  const groups = householdsOf(dated, rows.households, known);
  const decisions = verdictsOf(rows.decisions, known);
  return {
    input: {
      cases,
      contacts,
      // Whoever a case names as its source becomes a person of the outbreak and is followed up: an infector who is no case was named by nobody.
      backwardTracing: true,
      groups,
      decisions: [...decisions, ...verdictsOf(notThemselves(records.cases.filter(({ case_class }) => countsAsCase(case_class))), known)],
      generationTime: dailyDelay(delays.generationTime, 1),
      incubation,
      asOf: today,
      ...(genomes.snps.size > 0 ? { genomeLength: genomes.genomeLength } : {}),
    },
    untested: untestedOf(rows, new Set(persons.map(({ person }) => person)), known),
    about: {
      cases: cases.length,
      undated: persons.length - dated.length,
      contacts: contacts.length,
      households: groups.length,
      sequences: genomes.snps.size,
      decisions: decisions.length,
      ...delays,
    },
  };
}

const maybeDay = (date: CalendarDate | null): Day | null => (date === null ? null : dayOf(date));

const dateOf = ({ onset, report, sampled }: CaseFacts): CalendarDate | null => onset ?? report ?? sampled;

interface Around {
  readonly today: Day;
  /** Longest incubation in days. */
  readonly longest: number;
  readonly snps: readonly string[] | null;
}

function engineCase(facts: CaseFacts, { today, longest, snps }: Around): InferenceCase {
  const onset = maybeDay(facts.onset);
  const [report, sampled] = [maybeDay(facts.report), maybeDay(facts.sampled)];
  const known = { id: facts.person, isolation: maybeDay(facts.isolation), snps };
  // The report of a known onset says nothing more; a sample does when it was taken before the onset.
  if (onset !== null) return { ...known, onset, sampled: sampled !== null && sampled > onset - longest ? sampled : null };
  const end = report ?? sampled ?? today;
  const latest = report === null ? Math.min(today, end + longest) : end;
  return {
    ...known,
    onset: [end - daysToReport, Math.max(latest, end)],
    sampled: sampled !== null && sampled >= end - daysToReport ? sampled : null,
  };
}

function untestedOf({ contacts, tested }: InfectionRows, ill: ReadonlySet<string>, known: ReadonlySet<string>): UntestedContact[] {
  const wasTested = new Set(tested);
  const met = new Map<string, Set<string>>();
  const add = (person: string, other: string): void => {
    if (ill.has(person) || wasTested.has(person) || !known.has(other)) return;
    met.set(person, (met.get(person) ?? new Set()).add(other));
  };
  for (const { source, target } of contacts) {
    add(source, target);
    add(target, source);
  }
  return [...met]
    .filter(([, cases]) => cases.size > 1)
    .map(([id, cases]) => ({ id, met: [...cases].toSorted() }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function verdictsOf(decisions: InfectionRows['decisions'], known: ReadonlySet<string>): LinkDecision[] {
  return decisions.flatMap(({ infectee, infector, verdict }) =>
    verdict !== 'open' && known.has(infectee) && (infector === null || known.has(infector)) ? [{ infectee, infector, verdict }] : [],
  );
}
