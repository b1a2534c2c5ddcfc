import { z } from 'zod';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

/** The states of an import: read and checked (dry run) first, written only when a person says so. */
export const importStates = ['uploaded', 'reading', 'checked', 'writing', 'done', 'cancelled', 'failed'] as const;
export type ImportState = (typeof importStates)[number];

export const importPresets = ['linelist', 'godata', 'firebreak', 'mapping'] as const;

export const CellError = z.object({
  /** An error keeps its row out; a warning lets it in and says what was left out or looks odd. */
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  why: z.string(),
  remedy: z.string(),
});

/** Target of one column: `kind.field`, or null to keep it beside the record unread. */
export const ColumnMapping = z.object({
  file: z.string(),
  column: z.string(),
  target: z.string().nullable(),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export const MappingChoice = z.strictObject({
  columns: z
    .array(z.strictObject({ file: z.string().max(200), column: z.string().max(300), target: z.string().max(80).nullable() }))
    .max(2000),
  dateOrder: z.enum(['auto', 'ymd', 'dmy', 'mdy', 'roc']).default('auto'),
  name: z.string().trim().max(60).optional(),
});

const KindCount = z.object({ new: z.int(), changed: z.int(), same: z.int(), withdrawn: z.int() });

export const Import = z.object({
  id: z.uuid(),
  outbreak: z.uuid(),
  state: z.enum(importStates),
  preset: z.enum(importPresets),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), rows: z.int().nullable(), encoding: z.string().nullable() })),
  /** Counts by kind: what writing would do (`checked`) or did (`done`). */
  counts: z.record(z.string(), KindCount),
  skipped: z.int(),
  errorCount: z.int(),
  done: z.int(),
  total: z.int(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  createdBy: z.string(),
  message: z.string().nullable(),
});
export type Import = z.infer<typeof Import>;

export const Preview = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      headers: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
  ),
  columns: z.array(ColumnMapping),
  suggestedPreset: z.enum(importPresets),
});

export const importRoutes = {
  list: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/imports',
    summary: 'Imports of an outbreak',
    tag: 'import',
    access: 'import.run',
    params: InOutbreak,
    response: z.object({ imports: z.array(Import) }),
  }),
  upload: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/imports',
    summary: 'Upload the files of one import (multipart); nothing is written yet',
    tag: 'import',
    access: 'import.run',
    params: InOutbreak,
    upload: true,
    response: Import,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/imports/{id}',
    summary: 'State and progress of an import',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    response: Import,
  }),
  preview: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/imports/{id}/preview',
    summary: 'Ten rows of every file and the guessed meaning of every column',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    response: Preview,
  }),
  check: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/imports/{id}/check',
    summary: 'Dry run: read everything, find every error, count what would change',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    body: z.strictObject({ preset: z.enum(importPresets), mapping: MappingChoice.optional() }),
    response: Import,
    status: 202,
  }),
  errors: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/imports/{id}/errors',
    summary: 'Errors cell by cell',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    query: z.strictObject({
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    response: z.object({ errors: z.array(CellError), total: z.int() }),
  }),
  errorFile: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/imports/{id}/errors.csv',
    summary: 'The errors as a file',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    produces: 'text/csv',
  }),
  write: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/imports/{id}/write',
    summary: 'Write: everything or nothing, or only the rows without errors',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    body: z.strictObject({ rows: z.enum(['all', 'valid']) }),
    response: Import,
    status: 202,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/outbreaks/{outbreak}/imports/{id}/cancel',
    summary: 'Stop reading or writing; says what was written',
    tag: 'import',
    access: 'import.run',
    params: OneRecord,
    response: Import,
  }),
  listMappings: route({
    method: 'GET',
    path: '/api/import-mappings',
    summary: 'Saved mappings',
    tag: 'import',
    access: 'import.run',
    response: z.object({ mappings: z.array(z.object({ name: z.string(), mapping: MappingChoice })) }),
  }),
};
