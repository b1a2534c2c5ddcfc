import { z } from 'zod';
import { Instant } from '../instant.ts';
import { type Created, type Edited, type RecordDefinition, type Stored } from '../record.ts';
import { CountAnswer, listAnswer, ListQuery } from './query.ts';
import { route } from './route.ts';

export const InOutbreak = z.strictObject({ outbreak: z.uuid() });
export const OneRecord = z.strictObject({ outbreak: z.uuid(), id: z.uuid() });

/** What was done to a record, and by whom. */
export const HistoryEntry = z.object({
  id: z.uuid(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  version: z.int().nullable(),
  reason: z.string().nullable(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  undoable: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const Reason = z.string().trim().min(3).max(500);

/** A schema of a noun by what it takes and gives: TypeScript does not work out the shape of a noun that is not known yet. */
const seenAs = <Out, In = Out>(schema: z.ZodType): z.ZodType<Out, In> => schema as z.ZodType<Out, In>;

/** The ten doors that every noun of the registry has. */
export const recordRoutes = <R extends RecordDefinition>(record: R) => ({ ...readingRoutes(record), ...changingRoutes(record) });

const pathOf = ({ plural }: RecordDefinition) => `/api/outbreaks/{outbreak}/${plural}` as const;

function readingRoutes<R extends RecordDefinition>(record: R) {
  const base = pathOf(record);
  const access = `${record.kind}.read` as const;
  const stored = seenAs<Stored<R>>(record.stored);
  const tag = record.kind;
  return {
    list: route({
      method: 'GET',
      path: base,
      summary: `List ${record.plural}`,
      tag,
      access,
      params: InOutbreak,
      query: ListQuery,
      response: listAnswer(stored),
    }),
    count: route({
      method: 'GET',
      path: `${base}/count`,
      summary: `Count the ${record.plural} a list would show`,
      tag,
      access,
      params: InOutbreak,
      query: ListQuery.pick({ search: true, filter: true, area: true, withdrawn: true }),
      response: CountAnswer,
    }),
    export: route({
      method: 'GET',
      path: `${base}/export`,
      summary: `Export a list of ${record.plural} as CSV or XLSX; counted and recorded`,
      tag,
      access: 'export.run',
      params: InOutbreak,
      query: ListQuery.pick({ search: true, filter: true, sort: true, area: true, withdrawn: true }).extend({
        format: z.enum(['csv', 'xlsx']).default('csv'),
        /** Names, phones and documents in clear; needs a reason and `person.reveal`. */
        identified: z.enum(['yes', 'no']).default('no'),
        reason: Reason.optional(),
      }),
      produces: 'text/csv',
    }),
    get: route({
      method: 'GET',
      path: `${base}/{id}`,
      summary: `Open one of ${record.plural}`,
      tag,
      access,
      params: OneRecord,
      response: stored,
    }),
    history: route({
      method: 'GET',
      path: `${base}/{id}/history`,
      summary: 'Everything that was done to the record, newest first',
      tag,
      access,
      params: OneRecord,
      response: z.object({ entries: z.array(HistoryEntry) }),
    }),
  };
}

function changingRoutes<R extends RecordDefinition>(record: R) {
  const base = pathOf(record);
  const access = `${record.kind}.write` as const;
  const stored = seenAs<Stored<R>>(record.stored);
  const tag = record.kind;
  return {
    create: route({
      method: 'POST',
      path: base,
      summary: `Record one of ${record.plural}; the same id twice is the same write`,
      tag,
      access,
      params: InOutbreak,
      body: seenAs<z.output<R['create']>, Created<R>>(record.create),
      response: stored,
      status: 201,
    }),
    edit: route({
      method: 'PATCH',
      path: `${base}/{id}`,
      summary: `Change fields of one of ${record.plural}`,
      tag,
      access,
      params: OneRecord,
      body: z.strictObject({
        version: z.int().min(1),
        reason: Reason.optional(),
        set: seenAs<z.output<R['edit']>, Edited<R>>(record.edit),
      }),
      response: stored,
    }),
    withdraw: route({
      method: 'POST',
      path: `${base}/{id}/withdraw`,
      summary: `Take one of ${record.plural} out of all lists and figures; nothing is deleted`,
      tag,
      access,
      params: OneRecord,
      body: z.strictObject({ reason: Reason }),
      response: stored,
    }),
    restore: route({
      method: 'POST',
      path: `${base}/{id}/restore`,
      summary: 'Bring a withdrawn record back',
      tag,
      access,
      params: OneRecord,
      body: z.strictObject({ reason: Reason.optional() }),
      response: stored,
    }),
    undo: route({
      method: 'POST',
      path: `${base}/{id}/undo`,
      summary: 'Undo the change made by an entry of the history, by a new change',
      tag,
      access,
      params: OneRecord,
      body: z.strictObject({ entry: z.uuid() }),
      response: stored,
    }),
  };
}
