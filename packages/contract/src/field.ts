import { type RequestProblem } from './error/request-problem.ts';
import { z } from 'zod';
import { Instant } from './instant.ts';

/** Record kinds of the registry, in the order in which an import must write them: what is pointed at comes first. */
export const recordKinds = [
  'team',
  'household',
  'place',
  'person',
  'event',
  'case',
  'contact',
  'exposure',
  'visit',
  'followUp',
  'specimen',
  'labResult',
  'task',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The form a field takes on the wire, in the database and in a form. */
export type FieldForm = 'text' | 'longText' | 'date' | 'instant' | 'whole' | 'number' | 'flag' | 'code' | 'ref' | 'refs' | 'area' | 'node';

/**
 * How a field is kept from eyes that do not need it (P6).
 * `name` is masked (王*) unless the role may read names in that area; `contactDetail` and `identity` are masked for
 * everyone until revealed for a reason; `location` is blurred to a kilometre for everyone until then: the point of a home is its address.
 */
export type Sensitivity = 'name' | 'contactDetail' | 'identity' | 'location';

export interface Field<T extends z.ZodType = z.ZodType, R extends boolean = boolean> {
  readonly type: T;
  readonly form: FieldForm;
  readonly required: R;
  /** Why the field is collected: the data dictionary of P2. */
  readonly need: string;
  readonly sensitivity?: Sensitivity;
  /** Closed vocabulary of a `code` field. */
  readonly values?: readonly string[];
  /** Kind a `ref` field points at. */
  readonly target?: RecordKind;
  /** What a new record has where nothing is said. */
  readonly initial?: number;
}

interface Options {
  readonly sensitivity?: Sensitivity;
}

const optional = <T extends z.ZodType>(
  form: FieldForm,
  type: T,
  need: string,
  more: Omit<Partial<Field>, 'type' | 'form' | 'required' | 'need'> = {},
): Field<T, false> => ({
  type,
  form,
  required: false,
  need,
  ...more,
});

/** A line of text, trimmed; at most `max` characters. */
export const text = (max: number, need: string, options: Options = {}) =>
  optional('text', z.string().trim().min(1).max(max), need, options);

/** Prose of several lines. */
export const longText = (max: number, need: string, options: Options = {}) =>
  optional('longText', z.string().trim().min(1).max(max), need, options);

/** A calendar date without zone, `YYYY-MM-DD`, years 1800 to 2199. */
export const date = (need: string) => optional('date', CalendarDateText, need);

/** An instant with zone, stored in UTC. */
export const instant = (need: string) => optional('instant', Instant, need);

export const whole = (min: number, max: number, need: string) => optional('whole', z.int().min(min).max(max), need);
/** The same, with what a new record has where nothing is said: stored, it is never empty. */
export const counted = (min: number, max: number, initial: number, need: string) =>
  optional('whole', z.int().min(min).max(max), need, { initial });
export const number = (min: number, max: number, need: string, options: Options = {}) =>
  optional('number', z.number().min(min).max(max), need, options);
export const flag = (need: string) => optional('flag', z.boolean(), need);

/** One word of a closed vocabulary. */
export const code = <const V extends readonly [string, ...string[]]>(values: V, need: string) =>
  optional('code', z.enum(values), need, { values });

/** The id of another record of the same outbreak. */
export const ref = (target: RecordKind, need: string) => optional('ref', z.uuid(), need, { target });

/** The code of an area of the tree. */
export const area = (need: string) => optional('area', AreaCode, need);

/** An end of an exposure: a person (case, contact or both) or an event. */
export const node = (need: string) => optional('node', ExposureNode, need);

/** Makes a field obligatory on creation and never null afterwards. */
export const required = <T extends z.ZodType>(field: Field<T, false>): Field<T, true> => ({ ...field, required: true });

export const CalendarDateText = z.iso.date().refine((value) => value >= '1800-01-01' && value <= '2199-12-31', {
  error: 'dateOutOfRange' satisfies RequestProblem,
});
export const AreaCode = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const ExposureNode = z.strictObject({ kind: z.enum(['person', 'event']), id: z.uuid() });
