export const argumentCodes = [
  'NOT_A_NUMBER',
  'NOT_FINITE',
  'NOT_WHOLE',
  'NEGATIVE',
  'NOT_POSITIVE',
  'OUT_OF_RANGE',
  'EMPTY',
  'LENGTHS_DIFFER',
  'INCONSISTENT',
  'NO_INFORMATION',
  'NO_CONVERGENCE',
] as const;
export type ArgumentCode = (typeof argumentCodes)[number];

/**
 * What was asked cannot be computed from what was given. Carries what a screen needs to say so in its own
 * language: the code, the argument (a path such as `delays[3].onsetTo`) and the value; the English message and
 * the remedy are for logs and the command line.
 */
export class ArgumentError extends RangeError {
  readonly code: ArgumentCode;
  readonly argument: string;
  readonly remedy: string;
  readonly value: unknown;

  constructor(code: ArgumentCode, argument: string, remedy: string, value?: unknown) {
    super(`${argument} ${complaints[code]}${value === undefined ? '' : ` (got ${describe(value)})`}. ${remedy}`);
    this.name = 'ArgumentError';
    this.code = code;
    this.argument = argument;
    this.remedy = remedy;
    this.value = value;
  }
}

/** A number above 0 and below Infinity, such as the shape of a distribution. Below 1e-280 there are no digits left to compute with. */
export function requirePositive(argument: string, value: number): void {
  if (value > SMALLEST && value < Infinity) return;
  if (!isNumber(value)) throw new ArgumentError('NOT_A_NUMBER', argument, 'Give a number above 0.', value);
  const code = value === Infinity ? 'NOT_FINITE' : 'NOT_POSITIVE';
  throw new ArgumentError(code, argument, 'Give a finite number above 0.', value);
}

/** A number of at least 0 and below Infinity, such as a mean. */
export function requireNonNegative(argument: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  if (!isNumber(value)) throw new ArgumentError('NOT_A_NUMBER', argument, 'Give a number of at least 0.', value);
  const code = value === Infinity ? 'NOT_FINITE' : 'NEGATIVE';
  throw new ArgumentError(code, argument, 'Give a finite number of at least 0.', value);
}

/** A finite number. */
export function requireFinite(argument: string, value: number): void {
  if (Number.isFinite(value)) return;
  const code = isNumber(value) ? 'NOT_FINITE' : 'NOT_A_NUMBER';
  throw new ArgumentError(code, argument, 'Give a finite number; leave out what is missing.', value);
}

/** Any number, infinite ones too. */
export function requireNumber(argument: string, value: number): void {
  if (!isNumber(value)) throw new ArgumentError('NOT_A_NUMBER', argument, 'Give a number; leave out what is missing.', value);
}

/** A whole number of people, tests or days, at least `least`. */
export function requireCount(argument: string, value: number, least = 0): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const remedy = `Give a whole number of at least ${least}.`;
  if (!isNumber(value)) throw new ArgumentError('NOT_A_NUMBER', argument, remedy, value);
  if (!Number.isFinite(value)) throw new ArgumentError('NOT_FINITE', argument, remedy, value);
  if (!Number.isInteger(value)) throw new ArgumentError('NOT_WHOLE', argument, remedy, value);
  throw new ArgumentError(value < 0 ? 'NEGATIVE' : 'OUT_OF_RANGE', argument, remedy, value);
}

/** A probability, both ends allowed. */
export function requireProbability(argument: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  const code = isNumber(value) ? 'OUT_OF_RANGE' : 'NOT_A_NUMBER';
  throw new ArgumentError(code, argument, 'Give a number from 0 to 1.', value);
}

/** A probability strictly between 0 and 1, such as a confidence level. */
export function requireOpenProbability(argument: string, value: number): void {
  if (value > 0 && value < 1) return;
  const code = isNumber(value) ? 'OUT_OF_RANGE' : 'NOT_A_NUMBER';
  throw new ArgumentError(code, argument, 'Give a number between 0 and 1, such as 0.95.', value);
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && !Number.isNaN(value);
}

function describe(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'string' ? `"${value.slice(0, 40)}"` : typeof value;
}

const SMALLEST = 1e-280;
const complaints: Readonly<Record<ArgumentCode, string>> = {
  NOT_A_NUMBER: 'is not a number',
  NOT_FINITE: 'is not finite',
  NOT_WHOLE: 'is not a whole number',
  NEGATIVE: 'is negative',
  NOT_POSITIVE: 'is not above 0',
  OUT_OF_RANGE: 'is out of its range',
  EMPTY: 'is empty',
  LENGTHS_DIFFER: 'has not the length of the others',
  INCONSISTENT: 'contradicts another value',
  NO_INFORMATION: 'says nothing about what is asked',
  NO_CONVERGENCE: 'leads to no stable answer',
};
