import type { Tolerance } from './reference-file.ts';

export interface Comparison {
  /** Largest deviation in units of what is allowed: up to 1 passes. Infinity where something is missing or of another kind. */
  worst: number;
  /** Where the largest deviation is, such as `R.mean[3]`; empty when all agree exactly. */
  at: string;
  /** Numbers, texts and truth values compared. */
  compared: number;
}

/**
 * Compares what we computed with what the reference says, value by value.
 *
 * `null` stands for not a number, the texts "Infinity" and "-Infinity" for infinite numbers, and a number and a
 * list of one number are the same. Fields we have and the reference has not are no concern of the reference.
 */
export function compareWithReference(ours: unknown, theirs: unknown, tolerance: Tolerance, at = ''): Comparison {
  if (Array.isArray(theirs)) return compareLists(ours, theirs, tolerance, at);
  if (isList(ours)) return ours.length === 1 ? compareWithReference(ours[0], theirs, tolerance, at) : differs(at);
  if (typeof theirs === 'object' && theirs !== null) return compareObjects(ours, theirs, tolerance, at);
  return compareScalars(ours, theirs, tolerance, at);
}

function compareLists(ours: unknown, theirs: readonly unknown[], tolerance: Tolerance, at: string): Comparison {
  const own = isList(ours) ? ours : [ours];
  if (own.length !== theirs.length || (theirs.length === 0 && !isList(ours))) return differs(at);
  return worstOf(theirs.map((value, index) => compareWithReference(own[index], value, tolerance, `${at}[${index}]`)));
}

function compareObjects(ours: unknown, theirs: object, tolerance: Tolerance, at: string): Comparison {
  if (typeof ours !== 'object' || ours === null) return differs(at);
  const own = ours as Record<string, unknown>;
  return worstOf(
    Object.entries(theirs).map(([name, value]) => {
      const path = at === '' ? name : `${at}.${name}`;
      return name in own ? compareWithReference(own[name], value, tolerance, path) : differs(path);
    }),
  );
}

function compareScalars(ours: unknown, theirs: unknown, tolerance: Tolerance, at: string): Comparison {
  const [a, b] = [numberOf(ours), numberOf(theirs)];
  if (a === undefined || b === undefined) return ours === theirs ? agrees : differs(at);
  if (Object.is(a, b) || a === b) return agrees;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return differs(at);
  const deviation = Math.abs(a - b);
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(b);
  return { worst: deviation / allowed, at, compared: 1 };
}

/** The number a value stands for, undefined when it stands for none. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (value === null) return NaN;
  if (value === 'Infinity') return Infinity;
  return value === '-Infinity' ? -Infinity : undefined;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function worstOf(parts: readonly Comparison[]): Comparison {
  const compared = parts.reduce((sum, part) => sum + part.compared, 0);
  const worst = parts.reduce((most, part) => (part.worst > most.worst ? part : most), agrees);
  return { ...worst, compared };
}

function differs(at: string): Comparison {
  return { worst: Infinity, at, compared: 1 };
}

const agrees: Comparison = { worst: 0, at: '', compared: 1 };
