import { type RecordKind } from '@firebreak/contract';
import { type ComponentType } from 'react';
import { type AnyRecord } from './any-record.ts';

/** Fields that belong together on a form and on a page; `title` names them. */
export interface FieldGroup {
  readonly title: 'who' | 'what' | 'when' | 'where' | 'care' | 'risk' | 'reach' | 'more';
  readonly fields: readonly string[];
}

/** What is special about one noun; everything else follows from its fields in the contract. */
export interface Noun {
  readonly kind: RecordKind;
  /** Columns before anybody chooses others; at most seven. */
  readonly columns: readonly string[];
  /** `field` or `-field`. */
  readonly sort: string;
  /** Order of the form and of the page: what is known first stands first. */
  readonly groups: readonly FieldGroup[];
  /** Dates that cannot lie the other way round. */
  readonly order?: readonly (readonly [earlier: string, later: string])[];
  /** Dates of things that have happened: never after today. */
  readonly past?: readonly string[];
  /** Values of a new record before anything is typed. */
  readonly begin?: (today: string) => Readonly<Record<string, unknown>>;
  /** Fields that another part of the page says in its own words. */
  readonly saidElsewhere?: readonly string[];
  /** What a person opens the record for, above everything else, with its acts where they may be done; editing stands back then. */
  readonly Lead?: ComponentType<{ readonly record: AnyRecord; readonly acts: boolean }>;
  /** What a form offers under a field: likely days, people, places. */
  readonly beside?: Readonly<Record<string, ComponentType<BesideProps>>>;
  /** Acts beside edit and withdraw. */
  readonly Acts?: ComponentType<{ readonly record: AnyRecord }>;
  /** Parts of the page under the fields: what belongs to this record. */
  readonly Related?: ComponentType<{ readonly record: AnyRecord }>;
  /** Replaces the plain form for a new record. */
  readonly NewForm?: ComponentType<NewFormProps>;
}

/** What stands under a field of a form: it sees the whole form and fills its field. */
export interface BesideProps {
  readonly name: string;
  readonly value: unknown;
  readonly values: Readonly<Record<string, unknown>>;
  readonly onChange: (value: unknown) => void;
}

export interface NewFormProps {
  /** Values known from where the form was opened. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly done: (record: AnyRecord, next: boolean) => void;
  readonly cancel: () => void;
}
