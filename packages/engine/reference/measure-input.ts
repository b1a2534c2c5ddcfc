/** What a case of a reference file is computed from: the input of the file and its own. */
export type ReferenceInput = Record<string, unknown>;

export function numberIn(input: ReferenceInput, name: string): number {
  return Number(input[name]);
}

/** A list of numbers; a bare number is a list of one. */
export function numbersIn(input: ReferenceInput, name: string): number[] {
  const value = input[name];
  return Array.isArray(value) ? (value as number[]) : [Number(value)];
}

/** A result that this input cannot fail to have. */
export function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('There is no result for this input.');
  return value;
}
