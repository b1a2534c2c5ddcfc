import { ctOf, targetOf } from '../ct-value.ts';
import { type LabRow } from '../lab-row.ts';
import { outcomeOf } from '../outcome.ts';
import { listAt, partOf, textAt, wordsOf } from './json.ts';

/** What is kept of an Observation. */
export interface Observed {
  readonly line: number;
  readonly specimen: unknown;
  readonly outcome: LabRow['outcome'] | undefined;
  /** What stood where an outcome was looked for. */
  readonly said: string;
  readonly status: string;
  readonly ct: readonly { readonly target: string | undefined; readonly value: number }[];
  /** Cycle thresholds that are none. */
  readonly badCt: readonly string[];
  readonly test: string;
  readonly testedAt: string;
  readonly instrument: string;
  readonly note: string;
}

/** Reads an Observation with its components: qualitative value or interpretation, and cycle thresholds. */
export function observedOf(resource: unknown, line: number): Observed {
  const parts = [resource, ...listAt(resource, 'component')];
  const ct = parts.flatMap(ctIn);
  return {
    line,
    specimen: partOf(resource, 'specimen'),
    outcome: worst(parts.flatMap((part) => outcomeIn(part) ?? [])),
    said: parts
      .flatMap((part) => wordsOf(partOf(part, 'valueCodeableConcept')).concat(textAt(part, 'valueString')))
      .join(' ')
      .trim(),
    status: textAt(resource, 'status'),
    ct: ct.flatMap(({ target, value }) => (typeof value === 'number' ? [{ target, value }] : [])),
    badCt: ct.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    test:
      textAt(resource, 'code', 'text') || textAt(resource, 'code', 'coding', 0, 'display') || textAt(resource, 'code', 'coding', 0, 'code'),
    testedAt: textAt(resource, 'effectiveDateTime') || textAt(resource, 'effectivePeriod', 'end') || textAt(resource, 'effectiveInstant'),
    instrument: textAt(resource, 'device', 'display') || textAt(resource, 'device', 'identifier', 'value'),
    note: listAt(resource, 'note')
      .map((note) => textAt(note, 'text'))
      .join(' ')
      .trim(),
  };
}

/** The worst of what is said: one positive target is a positive tube. */
export function worst(outcomes: readonly LabRow['outcome'][]): LabRow['outcome'] | undefined {
  return (['positive', 'indeterminate', 'invalid', 'negative'] as const).find((outcome) => outcomes.includes(outcome));
}

function outcomeIn(part: unknown): LabRow['outcome'] | undefined {
  if (isCt(part)) return undefined;
  const interpretations = listAt(part, 'interpretation').flatMap(wordsOf);
  const words = [...wordsOf(partOf(part, 'valueCodeableConcept')), textAt(part, 'valueString'), ...interpretations];
  return words.map(outcomeOf).find((outcome) => outcome !== undefined);
}

function ctIn(part: unknown): { target: string | undefined; value: number | string }[] {
  if (!isCt(part)) return [];
  const text = textAt(part, 'valueQuantity', 'value') || textAt(part, 'valueInteger') || textAt(part, 'valueString');
  const comparator = textAt(part, 'valueQuantity', 'comparator');
  const value = ctOf(`${comparator}${rounded(text)}`);
  if (value === 'none') return [];
  const target = namesOf(part)
    .map(targetOf)
    .find((name) => name !== undefined && name !== 'ct');
  return [{ target, value: value ?? text }];
}

/** JSON numbers may carry the digits of a double. */
const rounded = (text: string): string => (/^\d+\.\d{7,}$/u.test(text) ? Number(text).toFixed(4) : text);

const namesOf = (part: unknown): string[] => wordsOf(partOf(part, 'code'));

/** LOINC names of cycle thresholds hold "Cycle Threshold"; kits write Ct. */
function isCt(part: unknown): boolean {
  const names = namesOf(part);
  if (names.some((name) => /\bct\b|\bcq\b|ct值|cycle threshold|threshold cycle/iu.test(name))) return true;
  return partOf(part, 'valueQuantity') !== undefined && names.some((name) => targetOf(name) !== undefined);
}
