import { type LabOutcome } from '@firebreak/epi';
import { type LabProblem } from './lab-problem.ts';

/** What a laboratory says of a tube; it knows no names, and none are read. */
export interface LabRow {
  /** Line of the file from 1; in a workbook the row, in HL7 the line of the order (OBR), in FHIR the line on which the resource begins. */
  readonly line: number;
  /** Number on the tube. */
  readonly tube: string;
  readonly outcome: Exclude<LabOutcome, 'pending'>;
  readonly status?: 'preliminary' | 'final' | 'corrected';
  readonly test?: string;
  /** Cycle thresholds of the targets that rose, in the order of the file, without the internal control. */
  readonly ct?: readonly number[];
  /** The same by target, the internal control (`internalControl`) among them. */
  readonly targets?: Readonly<Record<string, number>>;
  /** Instants, ISO 8601 with offset. */
  readonly testedAt?: string;
  readonly resultAt?: string;
  readonly instrument?: string;
  readonly well?: string;
  /** A control of the run and no tube of a person: what it should show. */
  readonly control?: 'positive' | 'negative';
  readonly note?: string;
}

/** A row under construction; its outcome may turn out to be missing. */
export type LabDraft = { -readonly [Key in keyof LabRow]?: LabRow[Key] } & { line: number };

export type LabEntry = { readonly row: LabRow; readonly problem?: never } | { readonly problem: LabProblem; readonly row?: never };

export const labFormats = ['csv', 'xlsx', 'hl7', 'fhir'] as const;
export type LabFormat = (typeof labFormats)[number];

export interface LabReadOptions {
  /** Zone of times that name none, such as `Asia/Shanghai`. */
  readonly zone: string;
}
