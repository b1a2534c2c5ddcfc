import { records, routes, type Field, type RecordDefinition, type recordRoutes, type RecordKind } from '@firebreak/contract';

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

/** Routes of a noun, seen without its fields: pages that serve every noun read fields by name. */
export function routesOf(kind: RecordKind): ReturnType<typeof recordRoutes<RecordDefinition>> {
  return routes[kind];
}

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
