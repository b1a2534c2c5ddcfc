import { ArgumentError } from '@firebreak/epi';
import type { InferenceContact } from '../input/inference-input.ts';

/**
 * Contacts of pairs of cases by type and class. Class 0: none recorded; 1: recorded, minutes unknown; from 2 on: recorded,
 * by minutes. Pairs with any record are numbered; `NO_CONTACT` stands for all others.
 */
export interface ContactTable {
  types: readonly string[];
  /** Classes per type. */
  classes: number;
  /** Class of record r in type t at `r * types.length + t`. */
  classOf: Uint8Array;
  /** Case numbers of each record, the smaller first. */
  first: Int32Array;
  second: Int32Array;
  /** Number of the record of a pair of cases, the smaller times `cases` plus the greater. */
  numberOf: ReadonlyMap<number, number>;
  cases: number;
}

/** Number of the record of a pair of cases, in any order, or `NO_CONTACT`. */
export function recordOf({ numberOf, cases }: ContactTable, a: number, b: number): number {
  return numberOf.get(a < b ? a * cases + b : b * cases + a) ?? NO_CONTACT;
}

export const NO_CONTACT = -1;

/**
 * @param caseNumber number of a case by id
 * @throws ArgumentError INCONSISTENT for a contact of somebody who is not in the list, or of a person with themself
 */
export function contactTable(
  contacts: readonly InferenceContact[],
  caseNumber: ReadonlyMap<string, number>,
  minuteLimits: readonly number[],
): ContactTable {
  const types = [...new Set(contacts.map(({ type }) => type ?? DEFAULT_TYPE))].sort();
  const minutes = new Map<string, { type: number; a: number; b: number; total: number | null }>();
  contacts.forEach((contact, at) => {
    const [a, b] = endsOf(contact, caseNumber, at);
    const type = types.indexOf(contact.type ?? DEFAULT_TYPE);
    const key = `${a} ${b} ${type}`;
    const sum = minutesOf(contact, at);
    const before = minutes.get(key);
    minutes.set(key, { type, a, b, total: before === undefined ? sum : addMinutes(before.total, sum) });
  });
  return tableOf(types, [...minutes.values()], minuteLimits, caseNumber.size);
}

function tableOf(
  types: readonly string[],
  rows: readonly { type: number; a: number; b: number; total: number | null }[],
  limits: readonly number[],
  cases: number,
): ContactTable {
  const numberOf = new Map<number, number>();
  for (const { a, b } of rows) if (!numberOf.has(a * cases + b)) numberOf.set(a * cases + b, numberOf.size);
  const classOf = new Uint8Array(numberOf.size * types.length);
  for (const { type, a, b, total } of rows) classOf[numberOf.get(a * cases + b)! * types.length + type] = classOfMinutes(total, limits);
  const pairs = [...numberOf.keys()];
  return {
    types,
    classes: 3 + limits.length,
    classOf,
    first: Int32Array.from(pairs, (pair) => Math.floor(pair / cases)),
    second: Int32Array.from(pairs, (pair) => pair % cases),
    numberOf,
    cases,
  };
}

function endsOf(contact: InferenceContact, caseNumber: ReadonlyMap<string, number>, at: number): readonly [number, number] {
  const numberOf = (end: 'a' | 'b'): number => {
    const found = caseNumber.get(contact[end]);
    if (found === undefined)
      throw new ArgumentError('INCONSISTENT', `contacts[${at}].${end}`, 'Name a case of the list, or leave the contact out.', contact[end]);
    return found;
  };
  const a = numberOf('a');
  const b = numberOf('b');
  if (a === b) throw new ArgumentError('INCONSISTENT', `contacts[${at}]`, 'A contact has two different persons.', contact.a);
  return a < b ? [a, b] : [b, a];
}

function minutesOf({ minutes }: InferenceContact, at: number): number | null {
  if (minutes === undefined || minutes === null) return null;
  if (minutes >= 0 && minutes < Infinity) return minutes;
  throw new ArgumentError('OUT_OF_RANGE', `contacts[${at}].minutes`, 'Give minutes of at least 0, or leave them out.', minutes);
}

/** Several records of one pair add up; a record without minutes adds nothing to what is known. */
function addMinutes(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : one + other;
}

function classOfMinutes(minutes: number | null, limits: readonly number[]): number {
  return minutes === null ? 1 : 2 + limits.filter((limit) => minutes >= limit).length;
}

export const DEFAULT_TYPE = 'contact';
