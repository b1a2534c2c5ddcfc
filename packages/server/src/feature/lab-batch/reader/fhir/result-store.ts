import { type LabDraft, type LabEntry, type LabRow } from '../lab-row.ts';
import { type LabProblem, leftOut, refused } from '../lab-problem.ts';
import { controlOf, outcomeOf } from '../outcome.ts';
import { type ReadTime } from '../result-time.ts';
import { tubeNumber } from '../tube-number.ts';
import { listAt, partOf, textAt, wordsOf } from './json.ts';
import { observedOf, type Observed, worst } from './observation.ts';

interface Report {
  readonly line: number;
  readonly status: string;
  readonly specimens: readonly unknown[];
  readonly results: readonly string[];
  readonly contained: Results;
  readonly outcome: LabRow['outcome'] | undefined;
  readonly issued: string;
  readonly effective: string;
  readonly test: string;
}

/** Specimens and observations by the ways in which they are referred to. */
class Results {
  readonly tubes = new Map<string, string>();
  readonly observations = new Map<string, Observed>();
}

/** Keeps what is needed of resources until all of a file are there, since a report may come before what it refers to. */
export class ResultStore {
  private readonly timeOf: (text: string) => ReadTime;
  private readonly shared = new Results();
  private readonly reports: Report[] = [];
  /** Observations in the order of the file, each once. */
  private readonly observed: Observed[] = [];

  constructor(timeOf: (text: string) => ReadTime) {
    this.timeOf = timeOf;
  }

  /** Takes a resource, or an entry of a bundle around it; persons and everything else are passed over. */
  add(value: unknown, line: number): void {
    const resource = partOf(value, 'resource') ?? value;
    const fullUrl = textAt(value, 'fullUrl');
    if (textAt(resource, 'resourceType') === 'Bundle') {
      for (const entry of listAt(resource, 'entry')) this.add(entry, line);
      return;
    }
    if (textAt(resource, 'resourceType') === 'DiagnosticReport') this.reports.push(reportOf(resource, line));
    const observed = keep(this.shared, resource, line, keysOf(resource, fullUrl));
    if (observed !== undefined) this.observed.push(observed);
  }

  /** Rows of all reports, and of observations that belong to none. */
  *entries(): Generator<LabEntry> {
    const used = new Set<Observed>();
    for (const report of this.reports) yield* this.reportEntries(report, used);
    for (const observed of this.observed) if (!used.has(observed)) yield* this.observationEntries(observed);
  }

  private *reportEntries(report: Report, used: Set<Observed>): Generator<LabEntry> {
    const found = report.results.map((key) => report.contained.observations.get(key) ?? this.shared.observations.get(plainKey(key)));
    const observations = found.filter((one) => one !== undefined);
    for (const one of observations) used.add(one);
    const specimens = [...report.specimens, ...observations.map(({ specimen }) => specimen)];
    const tube = this.tubeOf(specimens, report.contained);
    if (observations.length < found.length && worstOf(report, observations) === undefined) {
      const value = report.results.find((_, at) => found[at] === undefined) ?? '';
      yield { problem: refused('REFERENCE_MISSING', { line: report.line, field: 'result', value: tube || value }) };
      return;
    }
    yield* this.rowOf(report, tube, observations);
  }

  private *observationEntries(observed: Observed): Generator<LabEntry> {
    const { line, status, specimen, outcome, testedAt, test } = observed;
    const tube = this.tubeOf([specimen], this.shared);
    yield* this.rowOf({ line, status, outcome, issued: '', effective: testedAt, test }, tube, [observed]);
  }

  private rowOf(
    report: Pick<Report, 'line' | 'status' | 'outcome' | 'issued' | 'effective' | 'test'>,
    named: string | undefined,
    observations: readonly Observed[],
  ): LabEntry[] {
    const { line } = report;
    if (named === undefined) return [{ problem: refused('REFERENCE_MISSING', { line, field: 'specimen' }) }];
    const tube = tubeNumber(named);
    if ('code' in tube) return [{ problem: refused(tube.code, { line, field: 'specimen', value: named }) }];
    const problem = stateProblem(report, tube.tube);
    if (problem !== undefined) return [{ problem }];
    const outcome = worstOf(report, observations);
    if (outcome === undefined) return [{ problem: noOutcome(report, observations, tube.tube) }];
    const draft: LabDraft = { line, tube: tube.tube, outcome, status: statuses.get(report.status) ?? 'final' };
    return this.complete(draft, report, observations);
  }

  private complete(draft: LabDraft, report: Pick<Report, 'issued' | 'effective' | 'test'>, observations: readonly Observed[]): LabEntry[] {
    const problems: LabProblem[] = [];
    const control = controlOf(draft.tube ?? '');
    if (control !== undefined) draft.control = control;
    const text = (pick: (one: Observed) => string): string => observations.map(pick).find((one) => one !== '') ?? '';
    const texts = {
      test: report.test || text(({ test }) => test),
      instrument: text((one) => one.instrument),
      note: text((one) => one.note),
    };
    for (const name of ['test', 'instrument', 'note'] as const) if (texts[name] !== '') draft[name] = texts[name].slice(0, LONGEST_TEXT);
    const ct = observations.flatMap((one) => one.ct);
    const rising = ct.filter(({ target }) => target !== 'internalControl').map(({ value }) => value);
    if (rising.length > 0) draft.ct = rising;
    const targets = Object.fromEntries(ct.flatMap(({ target, value }) => (target === undefined ? [] : [[target, value]])));
    if (Object.keys(targets).length > 0) draft.targets = targets;
    for (const value of observations.flatMap((one) => one.badCt))
      problems.push(leftOut('CT_NOT_A_NUMBER', { line: draft.line, field: 'valueQuantity', value }));
    this.addTime(draft, 'testedAt', text((one) => one.testedAt) || report.effective, problems);
    this.addTime(draft, 'resultAt', report.issued, problems);
    return [{ row: draft as LabRow }, ...problems.map((problem) => ({ problem }))];
  }

  private addTime(draft: LabDraft, name: 'testedAt' | 'resultAt', value: string, problems: LabProblem[]): void {
    const time = this.timeOf(value);
    if (time.is === 'time') draft[name] = time.at;
    else if (time.is !== 'none')
      problems.push(leftOut(time.is === 'dateOnly' ? 'TIME_WITHOUT_HOUR' : 'TIME_NOT_READABLE', { line: draft.line, field: name, value }));
  }

  /** By reference, or by an identifier in place of one; undefined where the specimen is not in the file. */
  private tubeOf(specimens: readonly unknown[], contained: Results): string | undefined {
    for (const specimen of specimens) {
      const key = textAt(specimen, 'reference');
      const tube = contained.tubes.get(key) ?? this.shared.tubes.get(plainKey(key)) ?? textAt(specimen, 'identifier', 'value');
      if (tube !== '') return tube;
    }
    return undefined;
  }
}

function reportOf(resource: unknown, line: number): Report {
  const contained = new Results();
  for (const inner of listAt(resource, 'contained')) keep(contained, inner, line, [`#${textAt(inner, 'id')}`]);
  return {
    line,
    status: textAt(resource, 'status'),
    specimens: listAt(resource, 'specimen'),
    results: listAt(resource, 'result').map((result) => textAt(result, 'reference')),
    contained,
    outcome: worst(
      [...listAt(resource, 'conclusionCode').flatMap(wordsOf), textAt(resource, 'conclusion')].flatMap((word) => outcomeOf(word) ?? []),
    ),
    issued: textAt(resource, 'issued'),
    effective: textAt(resource, 'effectiveDateTime') || textAt(resource, 'effectivePeriod', 'end'),
    test: textAt(resource, 'code', 'text') || textAt(resource, 'code', 'coding', 0, 'display'),
  };
}

function keep(results: Results, resource: unknown, line: number, keys: readonly string[]): Observed | undefined {
  const type = textAt(resource, 'resourceType');
  if (type === 'Specimen') for (const key of keys) results.tubes.set(key, tubeIn(resource));
  if (type !== 'Observation') return undefined;
  const observed = observedOf(resource, line);
  for (const key of keys) results.observations.set(key, observed);
  return observed;
}

/** The number on the container, else the specimen's own, else the laboratory's. */
function tubeIn(specimen: unknown): string {
  return (
    textAt(specimen, 'container', 0, 'identifier', 0, 'value') ||
    textAt(specimen, 'identifier', 0, 'value') ||
    textAt(specimen, 'accessionIdentifier', 'value')
  );
}

function keysOf(resource: unknown, fullUrl: string): string[] {
  const id = textAt(resource, 'id');
  return [...(id === '' ? [] : [`${textAt(resource, 'resourceType')}/${id}`]), ...(fullUrl === '' ? [] : [plainKey(fullUrl)])];
}

/** `https://host/fhir/Specimen/1/_history/2` and `Specimen/1` are the same; a urn stands as it is. */
function plainKey(reference: string): string {
  const plain = reference.replace(/\/_history\/.*$/u, '');
  return /^https?:/u.test(plain) ? plain.split('/').slice(-2).join('/') : plain;
}

/** What the report concludes goes before what its observations say one by one. */
function worstOf({ outcome }: Pick<Report, 'outcome'>, observations: readonly Observed[]): LabRow['outcome'] | undefined {
  return outcome ?? worst(observations.flatMap((one) => one.outcome ?? []));
}

function stateProblem({ line, status }: Pick<Report, 'line' | 'status'>, tube: string): LabProblem | undefined {
  if (withdrawn.has(status)) return refused('RESULT_WITHDRAWN', { line, field: 'status', value: tube });
  return status === 'registered' ? refused('RESULT_PENDING', { line, field: 'status', value: tube }) : undefined;
}

function noOutcome({ line }: Pick<Report, 'line'>, observations: readonly Observed[], tube: string): LabProblem {
  const said = observations.map((one) => one.said).find((text) => text !== '');
  if (said === undefined) return refused('OUTCOME_MISSING', { line, field: 'valueCodeableConcept', value: tube });
  return refused('OUTCOME_UNCLEAR', { line, field: 'valueCodeableConcept', value: said });
}

const withdrawn = new Set(['cancelled', 'entered-in-error']);
const statuses = new Map<string, LabRow['status']>([
  ['partial', 'preliminary'],
  ['preliminary', 'preliminary'],
  ['final', 'final'],
  ['amended', 'corrected'],
  ['corrected', 'corrected'],
  ['appended', 'corrected'],
]);
const LONGEST_TEXT = 500;
