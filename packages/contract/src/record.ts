import { z } from 'zod';
import { Instant } from './instant.ts';
import { type Field, type RecordKind } from './field.ts';

type Fields = Readonly<Record<string, Field>>;

type CreateShape<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T, true> ? T : F[K] extends Field<infer T> ? z.ZodOptional<z.ZodNullable<T>> : never;
};
type EditShape<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T, true>
    ? z.ZodOptional<T>
    : F[K] extends Field<infer T>
      ? z.ZodOptional<z.ZodNullable<T>>
      : never;
};
type StoredShape<F extends Fields> = {
  [K in keyof F]: F[K] extends Field<infer T, true> ? T : F[K] extends Field<infer T> ? z.ZodNullable<T> : never;
};

/** What every stored record carries besides its own fields. */
export const recordFrame = {
  id: z.uuid(),
  outbreak: z.uuid(),
  /** Code of the area the record belongs to; decides who sees it. */
  area: z.string(),
  areaName: z.string(),
  /** Starts at 1 and grows by one with every change; an edit names the version it saw. */
  version: z.int().min(1),
  createdAt: Instant,
  updatedAt: Instant,
  withdrawnAt: Instant.nullable(),
  sourceSystem: z.string().nullable(),
  sourceId: z.string().nullable(),
  /** Columns of an import that no field took, and codes nobody knew, as they were. */
  extra: z.record(z.string(), z.string()),
  /** Names of fields whose value is masked in this answer. */
  masked: z.array(z.string()),
} as const;

export interface RecordDefinition<K extends RecordKind = RecordKind, F extends Fields = Fields, D extends z.ZodRawShape = z.ZodRawShape> {
  readonly kind: K;
  /** As it stands in addresses: `/api/outbreaks/{outbreak}/cases`. */
  readonly plural: string;
  readonly fields: F;
  /** Facts of related records that a list shows beside the record; read only. */
  readonly display: D;
  readonly create: z.ZodObject<CreateShape<F> & { id: z.ZodOptional<z.ZodUUID> }, z.core.$strict>;
  readonly edit: z.ZodObject<EditShape<F>, z.core.$strict>;
  readonly stored: z.ZodObject<StoredShape<F> & typeof recordFrame & D>;
}

export type Stored<R extends RecordDefinition> = z.infer<R['stored']>;
export type Created<R extends RecordDefinition> = z.input<R['create']>;
export type Edited<R extends RecordDefinition> = z.input<R['edit']>;

/**
 * Turns the fields of a noun into the schemas of its doors: what may be created, what may be edited, what is stored.
 * The id of a new record may be given (made offline); without one the server makes it.
 */
export function defineRecord<const K extends RecordKind, const F extends Fields, const D extends z.ZodRawShape>(
  kind: K,
  plural: string,
  fields: F,
  display: D,
): RecordDefinition<K, F, D> {
  const shape = (make: (field: Field) => z.ZodType) =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, make(field)]));
  return {
    kind,
    plural,
    fields,
    display,
    create: z.strictObject({
      id: z.uuid().optional(),
      ...shape((field) => (field.required ? field.type : field.type.nullable().optional())),
    }) as RecordDefinition<K, F, D>['create'],
    edit: z.strictObject(shape((field) => (field.required ? field.type.optional() : field.type.nullable().optional()))) as RecordDefinition<
      K,
      F,
      D
    >['edit'],
    stored: z.object({
      ...shape((field) => (field.required ? field.type : field.type.nullable())),
      ...recordFrame,
      ...display,
    }) as RecordDefinition<K, F, D>['stored'],
  };
}
