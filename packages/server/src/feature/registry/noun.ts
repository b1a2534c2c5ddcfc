import { type FieldForm, type RecordKind } from '@firebreak/contract';
import { type RawBuilder } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** Values of a record by the field names of the contract. */
export type Values = Readonly<Record<string, unknown>>;

/** A fact of a related record that a list shows beside the record. */
export interface DisplayFact {
  /** Over `r` (the record) and the joins it needs. */
  readonly sql: RawBuilder<unknown>;
  readonly form: FieldForm;
  /** Names of joins, in the order in which they must stand. */
  readonly joins: readonly string[];
  /** The fact is the name of a person, masked like it. May depend on the record: an event's name is no person's. */
  readonly isName?: (values: Values) => boolean;
  /** The fact counts so many records that a list remembers it until something changes. */
  readonly isLongCount?: true;
}

/** The SQL of one noun: what stands beside it, and where it is found by the name of somebody else. */
export interface NounStore {
  /** Joins by name; each starts from `r` or from a join before it. */
  readonly joins: Readonly<Record<string, RawBuilder<unknown>>>;
  readonly display: Readonly<Record<string, DisplayFact>>;
  /** Columns through which a search finds the record by another record: a case by its person. */
  readonly foundThrough: readonly { readonly column: string; readonly kind: RecordKind }[];
}

/** What a record is found by: words are matched by their parts, codes (phone, document) only as a whole. */
export interface SearchKeys {
  /** Names of people and places: also by pinyin and its initials. */
  readonly names: readonly unknown[];
  readonly words: readonly unknown[];
  readonly phones?: readonly unknown[];
  readonly codes?: readonly unknown[];
}

/** Where a reaction leaves its work: done in the same transaction once the operation itself is through. */
export interface AfterRecord {
  readonly afterwards: Map<string, () => Promise<void>>;
}

/** Rows as they were and as they are; a new one was not. */
export interface WrittenRows {
  readonly before: readonly Values[];
  readonly after: readonly Values[];
}

/** One noun of the registry: everything the shared mechanism must know to keep its records. */
export interface Noun extends NounStore {
  readonly kind: RecordKind;
  /** `field` or `-field`: the order in which its list opens. */
  readonly defaultSort: string;
  readonly searchKeys: (values: Values) => SearchKeys;
  /** Fields whose record gives the area where the record names none itself; the first that is filled counts. */
  readonly areaFrom: readonly string[];
  /** Pairs of dates that cannot be the other way round: [earlier, later]. */
  readonly dateOrder: readonly (readonly [earlier: string, later: string])[];
  /**
   * Refuses what the shared doors must not do to this noun: a task is ended by its own acts, not by editing a field.
   * Gets the verb of the act, and the values before (none: it is new) and after. Throws AppError.
   */
  readonly guard?: (verb: string, after: Values, before: Values | undefined) => void;
  /**
   * Refuses a record that contradicts others of its kind: a second case of a person before the first is over. Gets the values before
   * (none: it is new) and after. Imports ask in their own way, many rows at a time. Throws AppError.
   */
  admit?(at: AfterRecord, after: Values, before: Values | undefined): Promise<void>;
  /**
   * What a new state of a record sets in motion: puts it into `afterwards` under a key, so that several changes of one
   * request lead to it once. Imports do not call it: what they bring happened before.
   */
  react?(at: AfterRecord, row: Values, before: Values | undefined): void;
  /** Reading it is recorded (P16). */
  readonly isPersonal: boolean;
  /** Keeps what is derived from the records right, after rows were written. */
  readonly afterWrite?: (trx: Trx, home: string, rows: WrittenRows) => Promise<void>;
}

export type Nouns = Readonly<Record<RecordKind, Noun>>;
