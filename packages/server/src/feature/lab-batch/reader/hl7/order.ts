import { ctOf, targetOf } from '../ct-value.ts';
import { type LabDraft, type LabEntry, type LabRow } from '../lab-row.ts';
import { type LabProblem, leftOut, refused } from '../lab-problem.ts';
import { controlOf, outcomeOf } from '../outcome.ts';
import { type ReadTime } from '../result-time.ts';
import { tubeNumber } from '../tube-number.ts';
import { type Segment } from './segment.ts';

/**
 * One ordered test with its observations and its specimen (OBR, OBX, SPM, SAC, NTE).
 *
 * The number of the tube is looked for where versions 2.3 to 2.5.1 put it: SPM-2 (placer, then filler), SAC-3, then the placer's and
 * the filler's number of the order (OBR-2, OBR-3; where OBR leaves them out, those of ORC).
 */
export class Order {
  private readonly obr: Segment;
  private readonly orc: Segment | undefined;
  private readonly observations: Segment[] = [];
  private specimen: Segment | undefined;
  private container: Segment | undefined;
  private readonly notes: string[] = [];
  /** Set where a segment of the order could not be read: what it said is unknown, so nothing of the order is believed. */
  isDamaged = false;

  constructor(obr: Segment, orc: Segment | undefined) {
    this.obr = obr;
    this.orc = orc;
  }

  add(segment: Segment): void {
    if (segment.name === 'OBX') this.observations.push(segment);
    else if (segment.name === 'SPM') this.specimen ??= segment;
    else if (segment.name === 'SAC') this.container ??= segment;
    else if (segment.name === 'NTE') this.notes.push(...segment.repetitions(3));
  }

  read(timeOf: (text: string) => ReadTime): LabEntry[] {
    const { line } = this.obr;
    const named = this.tubeText();
    const tube = tubeNumber(named.value);
    if ('code' in tube) return [{ problem: refused(tube.code, { line, ...named }) }];
    if (this.isDamaged) return [{ problem: refused('MESSAGE_DAMAGED', { line, field: 'OBR', value: tube.tube }) }];
    const status = this.statusCode();
    if (withdrawn.has(status)) return [{ problem: refused('RESULT_WITHDRAWN', { line, field: 'OBX-11', value: tube.tube }) }];
    const outcome = this.outcome();
    if (outcome === undefined) return [{ problem: this.noOutcome(status, tube.tube) }];
    const problems: LabProblem[] = [];
    const draft: LabDraft = { line, tube: tube.tube, outcome, status: statuses.get(status) ?? 'final' };
    const control = controlOf(tube.tube, this.specimen?.part(14));
    if (control !== undefined) draft.control = control;
    this.addTexts(draft);
    this.addCt(draft, problems);
    this.addTime(draft, 'testedAt', this.testedAt(), timeOf, problems);
    this.addTime(draft, 'resultAt', { field: 'OBR-22', value: this.obr.part(22) }, timeOf, problems);
    return [{ row: draft as LabRow }, ...problems.map((problem) => ({ problem }))];
  }

  private tubeText(): { field: string; value: string } {
    const places: [string, string | undefined][] = [
      ['SPM-2', this.specimen?.part(2, 1)],
      ['SPM-2', this.specimen?.part(2, 2)],
      ['SAC-3', this.container?.part(3)],
      ['OBR-2', this.obr.part(2)],
      ['OBR-3', this.obr.part(3)],
      ['ORC-2', this.orc?.part(2)],
      ['ORC-3', this.orc?.part(3)],
    ];
    const [field, value] = places.find(([, text]) => text !== undefined && text !== '') ?? ['SPM-2', ''];
    return { field, value: value ?? '' };
  }

  /** The state of the observations that carry the outcome; of the order where they name none. */
  private statusCode(): string {
    return this.observations.map((obx) => obx.part(11)).find((code) => code !== '') ?? this.obr.part(25);
  }

  /** The worst that the observations say: one positive target is a positive tube, since whom it holds is found again singly. */
  private outcome(): LabRow['outcome'] | undefined {
    const said = new Set(this.observations.map(outcomeOfObservation));
    return (['positive', 'indeterminate', 'invalid', 'negative'] as const).find((outcome) => said.has(outcome));
  }

  private noOutcome(status: string, tube: string): LabProblem {
    const { line } = this.obr;
    if (this.observations.length === 0) return refused('OUTCOME_MISSING', { line, field: 'OBX', value: tube });
    if (unfinished.has(status)) return refused('RESULT_PENDING', { line, field: 'OBX-11', value: tube });
    const [first] = this.observations;
    return refused('OUTCOME_UNCLEAR', { line: first?.line ?? line, field: 'OBX-5', value: first?.components(5).join(' ') ?? '' });
  }

  private addTexts(draft: LabDraft): void {
    const test = this.obr.part(4, 2) || this.obr.part(4, 1);
    const instrument = this.observations.map((obx) => obx.part(18)).find((text) => text !== '');
    if (test !== '') draft.test = test.slice(0, LONGEST_TEXT);
    if (instrument !== undefined) draft.instrument = instrument.slice(0, LONGEST_TEXT);
    if (this.notes.length > 0) draft.note = this.notes.join(' ').slice(0, LONGEST_TEXT);
  }

  private addCt(draft: LabDraft, problems: LabProblem[]): void {
    const values: number[] = [];
    const targets: Record<string, number> = {};
    for (const obx of this.observations) {
      if (!isCt(obx)) continue;
      const text = valueText(obx);
      const ct = ctOf(text);
      if (typeof ct === 'number') {
        const name = targetOf(obx.part(3, 2)) ?? targetOf(obx.part(3, 1));
        if (name !== 'internalControl') values.push(ct);
        if (name !== undefined && name !== 'ct') targets[name] = ct;
      } else if (ct === undefined && outcomeOf(text) === undefined)
        problems.push(leftOut('CT_NOT_A_NUMBER', { line: obx.line, field: 'OBX-5', value: text }));
    }
    if (values.length > 0) draft.ct = values;
    if (Object.keys(targets).length > 0) draft.targets = targets;
  }

  private testedAt(): { field: string; value: string } {
    for (const field of [19, 14]) {
      const value = this.observations.map((obx) => obx.part(field)).find((text) => text !== '');
      if (value !== undefined) return { field: `OBX-${field}`, value };
    }
    return { field: 'OBX-19', value: '' };
  }

  private addTime(
    draft: LabDraft,
    name: 'testedAt' | 'resultAt',
    { field, value }: { field: string; value: string },
    timeOf: (text: string) => ReadTime,
    problems: LabProblem[],
  ): void {
    const time = timeOf(value);
    if (time.is === 'time') draft[name] = time.at;
    else if (time.is !== 'none')
      problems.push(leftOut(time.is === 'dateOnly' ? 'TIME_WITHOUT_HOUR' : 'TIME_NOT_READABLE', { line: draft.line, field, value }));
  }
}

/** By the value where it is words or a code, else by the flag (OBX-8, table 0078). */
function outcomeOfObservation(obx: Segment): LabRow['outcome'] | undefined {
  if (obx.part(11) === 'X') return 'invalid'; // cannot be obtained for this observation
  if (numeric.has(obx.part(2)) || isCt(obx)) return undefined;
  for (const text of obx.components(5)) {
    const outcome = text === '' ? undefined : outcomeOf(text);
    if (outcome !== undefined) return outcome;
  }
  return flags.get(obx.part(8).toUpperCase());
}

/** A number, or an observation whose name says that it is a cycle threshold. */
function isCt(obx: Segment): boolean {
  const name = `${obx.part(3, 1)} ${obx.part(3, 2)}`;
  if (/\bct\b|\bcq\b|ct值|cycle threshold|threshold cycle/iu.test(name)) return true;
  return numeric.has(obx.part(2)) && (targetOf(obx.part(3, 2)) ?? targetOf(obx.part(3, 1))) !== undefined;
}

/** SN is a comparison and a number (`>^40`), and for a Ct the comparison says that it did not rise. */
function valueText(obx: Segment): string {
  return obx.part(2) === 'SN' ? `${obx.part(5, 1)}${obx.part(5, 2)}` : obx.part(5, 1);
}

const numeric = new Set(['NM', 'SN']);
const flags = new Map<string, LabRow['outcome']>([
  ['POS', 'positive'],
  ['NEG', 'negative'],
  ['IND', 'indeterminate'],
  ['DET', 'positive'],
  ['ND', 'negative'],
]);
/** Table 0085: deleted and posted as wrong. */
const withdrawn = new Set(['D', 'W']);
const unfinished = new Set(['I', 'O', 'S', 'N', 'R']);
const statuses = new Map<string, LabRow['status']>([
  ['P', 'preliminary'],
  ['R', 'preliminary'],
  ['F', 'final'],
  ['C', 'corrected'],
]);
const LONGEST_TEXT = 500;
