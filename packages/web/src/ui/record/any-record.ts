import {
  type Answer,
  type Field,
  type RecordDefinition,
  type RecordKind,
  type recordRoutes,
  records,
  type Route,
  routes,
} from '@firebreak/contract';
import { type z } from 'zod';

/** A stored record of any noun: the frame that all share, and its own fields by name. */
export interface AnyRecord {
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly areaName: string;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly withdrawnAt: string | null;
  readonly sourceSystem: string | null;
  readonly sourceId: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly masked: readonly string[];
  readonly [field: string]: unknown;
}

type Doors = ReturnType<typeof recordRoutes<RecordDefinition>>;
type OneDoor = 'create' | 'get' | 'edit' | 'withdraw' | 'restore' | 'undo';
type Answering<D, R> = D extends Route<infer P, infer Q, infer B> ? Route<P, Q, B, z.ZodType<R>> : never;

/** Doors of a noun whose records are read by name: TypeScript does not work out the shape of a noun it does not know. */
type DoorsByName = Omit<Doors, OneDoor | 'list'> & {
  readonly [Door in OneDoor]: Answering<Doors[Door], AnyRecord>;
} & { readonly list: Answering<Doors['list'], Omit<Answer<Doors['list']>, 'rows'> & { readonly rows: readonly AnyRecord[] }> };

/** Routes of a noun, seen without its fields: pages that serve every noun read fields by name. */
export const routesOf = (kind: RecordKind): DoorsByName => routes[kind];

/** Fields of a noun by name. */
export function fieldsOf(kind: RecordKind): Readonly<Record<string, Field>> {
  return records[kind].fields;
}

/** Text of a field, empty where it has none. */
export const textOf = (record: AnyRecord, field: string): string => plainText(record[field]);

/** A value as plain text; empty where there is none. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
