/** A file of the reference format: inputs and the outputs a trusted program gave for them. */
export interface ReferenceFile {
  /** `folder/name`, such as `growth/flu2009`. */
  id: string;
  /** Program and version the numbers come from. */
  source: string;
  tolerance: Tolerance;
  /** Shared by all cases; a case's own input adds to it and wins over it. */
  input?: Record<string, unknown>;
  cases: ReferenceCase[];
}

export interface ReferenceCase {
  name: string;
  /** The function that was called, as text. */
  call: string;
  input?: Record<string, unknown>;
  expected: unknown;
}

/** A number agrees when |ours - theirs| <= absolute + relative * |theirs|. */
export interface Tolerance {
  relative: number;
  absolute: number;
}

/** Reads a file of the reference format; undefined when the text is something else (an index, other data). */
export function parseReferenceFile(text: string): ReferenceFile | undefined {
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || typeof value['id'] !== 'string' || !Array.isArray(value['cases'])) return undefined;
  const tolerance = value['tolerance'];
  if (!isObject(tolerance) || typeof tolerance['relative'] !== 'number' || typeof tolerance['absolute'] !== 'number') return undefined;
  if (!value['cases'].every((item) => isObject(item) && 'expected' in item)) return undefined;
  return value as unknown as ReferenceFile;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
