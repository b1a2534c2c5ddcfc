import { type LabBatch } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { insertPacked, packRows } from '../../platform/database/index.ts';
import { type GivenResult, type KeptResult, type ResultStatus, type TubeOutcome } from './result.ts';

/** Home and id of an outbreak. */
export interface Place {
  readonly home: string;
  readonly outbreak: string;
}

/** One laboratory writes at a time within an outbreak: what stands is decided from everything that was reported. */
export async function holdResults(trx: Trx, { outbreak }: Place): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lab:${outbreak}`}, 0))`.execute(trx);
}

export interface BatchRow {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly laboratory: string;
  readonly file_name: string;
  readonly digest: string;
  readonly format: LabBatch['format'];
  readonly at: string;
  readonly by: string;
  readonly by_name: string;
  readonly lines: number;
  readonly taken: number;
  readonly same: number;
  readonly corrected: number;
  readonly refused: number;
  readonly control: LabBatch['control'];
  readonly state: LabBatch['state'];
  readonly problems: readonly StoredProblem[];
}

/** A problem as it is kept: its words are found when somebody reads it. */
export interface StoredProblem {
  readonly line: number | null;
  readonly field: string | null;
  readonly tube: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

const batchColumns = sql`home, id, outbreak, area::text as area, laboratory, file_name, digest, format, at, by, by_name, lines, taken, same,
  corrected, refused, control, state, problems`;

/** Inserts a batch, or gives the one of the same laboratory and file that is there. */
export async function openBatch(trx: Trx, row: BatchRow): Promise<BatchRow> {
  await sql`
    insert into lab_batch (home, id, outbreak, area, laboratory, file_name, digest, format, at, by, by_name, lines, control, state, problems)
    values (${row.home}, ${row.id}, ${row.outbreak}, ${row.area}::ltree, ${row.laboratory}, ${row.file_name}, ${row.digest}, ${row.format},
      ${row.at}, ${row.by}, ${row.by_name}, ${row.lines}, ${row.control}, ${row.state}, ${JSON.stringify(row.problems)}::jsonb)
    on conflict (home, outbreak, laboratory, digest) do nothing`.execute(trx);
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from lab_batch
    where home = ${row.home} and outbreak = ${row.outbreak} and laboratory = ${row.laboratory} and digest = ${row.digest}`.execute(trx);
  const [stored] = rows;
  if (stored === undefined) throw new Error(`The batch ${row.id} was not written.`);
  return stored;
}

export interface BatchProgress {
  readonly taken: number;
  readonly same: number;
  readonly corrected: number;
  readonly refused: number;
  readonly state: LabBatch['state'];
  readonly problems: readonly StoredProblem[];
}

export async function writeProgress(trx: Trx, { home }: Place, id: string, progress: BatchProgress): Promise<void> {
  await sql`
    update lab_batch set taken = ${progress.taken}, same = ${progress.same}, corrected = ${progress.corrected}, refused = ${progress.refused},
      state = ${progress.state}, problems = ${JSON.stringify(progress.problems)}::jsonb
    where home = ${home} and id = ${id}`.execute(trx);
}

export async function findBatch(trx: Trx, { home, outbreak }: Place, id: string): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from lab_batch where home = ${home} and outbreak = ${outbreak} and id = ${id}`.execute(trx);
  return rows[0];
}

export async function newestBatches(trx: Trx, { home, outbreak }: Place, most: number): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from lab_batch where home = ${home} and outbreak = ${outbreak} order by at desc, id desc limit ${most}`.execute(
    trx,
  );
  return rows;
}

/** Tubes that stand as positive by results of the batches. */
export async function positivesOf(trx: Trx, { home }: Place, batches: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ batch: string; tubes: string[] }>`
    select batch, array_agg(tube order by tube) as tubes from tube_result
    where home = ${home} and batch = any (${[...batches]}::uuid[]) and outcome = 'positive' and superseded_at is null group by batch`.execute(
    trx,
  );
  return new Map(rows.map(({ batch, tubes }) => [batch, tubes]));
}

/** Lines that have not gone in, the first of each batch. */
export async function openLines(
  trx: Trx,
  { home }: Place,
  batches: readonly string[],
  mostEach: number,
): Promise<Map<string, StoredProblem[]>> {
  const { rows } = await sql<StoredProblem & { batch: string }>`
    select batch, line, field, tube, value, code, details from (
      select l.*, row_number() over (partition by batch order by ordinal) as place from lab_batch_line l
      where home = ${home} and batch = any (${[...batches]}::uuid[]) and applied_at is null) shown
    where place <= ${mostEach} order by batch, ordinal`.execute(trx);
  const found = new Map<string, StoredProblem[]>();
  for (const { batch, ...problem } of rows) found.set(batch, [...(found.get(batch) ?? []), problem]);
  return found;
}

export interface KeptLine extends StoredProblem {
  readonly ordinal: number;
  readonly result: GivenResult | null;
}

export async function keepLines(trx: Trx, at: Place, batch: Pick<BatchRow, 'id' | 'area'>, lines: readonly KeptLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({ ...line, result: line.result === null ? null : JSON.stringify(line.result) }));
  await sql`
    insert into lab_batch_line (home, batch, ordinal, outbreak, area, line, field, tube, value, code, details, result)
    select ${at.home}, ${batch.id}, g.ordinal, ${at.outbreak}, ${batch.area}::ltree, g.line, g.field, g.tube, g.value, g.code, g.details, g.result::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(ordinal integer, line integer, field text, tube text, value text, code text,
      details jsonb, result text)
    on conflict do nothing`.execute(trx);
}

/** A result that waited for its tube, which is registered now. */
export interface LateLine {
  readonly batch: string;
  readonly ordinal: number;
  readonly laboratory: string;
  readonly result: GivenResult;
}

export async function lateLines(trx: Trx, { home, outbreak }: Place, most: number): Promise<LateLine[]> {
  const { rows } = await sql<LateLine>`
    select l.batch, l.ordinal, b.laboratory, l.result from lab_batch_line l
    join lab_batch b on b.home = l.home and b.id = l.batch
    join tube t on t.home = l.home and t.outbreak = l.outbreak and t.code = l.tube and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[])
    where l.home = ${home} and l.outbreak = ${outbreak} and l.result is not null and l.applied_at is null
    order by l.batch, l.ordinal limit ${most}`.execute(trx);
  return rows;
}

/** Lines that went in late: their batches count them as taken from now on. */
export async function markApplied(
  trx: Trx,
  { home }: Place,
  lines: readonly Pick<LateLine, 'batch' | 'ordinal'>[],
  now: string,
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    with applied as (
      update lab_batch_line l set applied_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g(batch uuid, ordinal integer)
      where l.home = ${home} and l.batch = g.batch and l.ordinal = g.ordinal and l.applied_at is null returning l.batch)
    update lab_batch b set taken = b.taken + n.lines, refused = b.refused - n.lines
    from (select batch, count(*)::integer as lines from applied group by batch) n where b.home = ${home} and b.id = n.batch`.execute(trx);
}

export interface TubeRow {
  readonly code: string;
  readonly area: string;
  readonly subject: 'person' | 'goods' | 'environment';
  readonly capacity: number;
  readonly members: number;
  readonly resolves: string | null;
  readonly outcome: TubeOutcome | null;
  readonly faults: readonly string[];
}

/** Tubes of these codes for which the actor may report results. */
export async function tubesForResults(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<Map<string, TubeRow>> {
  const { rows } = await sql<TubeRow>`
    select code, area::text as area, subject, capacity, members, resolves, outcome, faults from tube
    where home = ${home} and outbreak = ${outbreak} and code = any (${[...codes]}::text[])
      and area <@ any ((select firebreak.scope('tube.result'))::ltree[])`.execute(trx);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Tubes with a result in which somebody else is now than when it was acted on. */
export async function changedTubes(trx: Trx, { home, outbreak }: Place, most: number): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from tube
    where home = ${home} and outbreak = ${outbreak} and result is not null and told_members is distinct from members
      and (outcome <> 'negative' or resolves is not null) and area <@ any ((select firebreak.scope('tube.result'))::ltree[])
    order by code limit ${most}`.execute(trx);
  return rows.map(({ code }) => code);
}

export async function resultsOfTubes(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<Map<string, KeptResult[]>> {
  const { rows } = await sql<KeptResult>`
    select id, tube, outcome, status, tested_at, reported_at, superseded_at from tube_result
    where home = ${home} and outbreak = ${outbreak} and tube = any (${[...codes]}::text[])`.execute(trx);
  const found = new Map<string, KeptResult[]>();
  for (const row of rows) found.set(row.tube, [...(found.get(row.tube) ?? []), row]);
  return found;
}

export interface NewResult extends GivenResult {
  readonly area: string;
  readonly batch: string;
  readonly laboratory: string;
  readonly reported_at: string;
  readonly by: string;
  readonly by_name: string;
  readonly corrects: string | null;
  readonly superseded_at: string | null;
  readonly status: ResultStatus;
}

export async function insertResults(trx: Trx, at: Place, rows: readonly NewResult[]): Promise<void> {
  const column = (name: string, type: string, of: (row: NewResult) => unknown) => ({ name, type, values: rows.map(of) });
  await insertPacked(
    trx,
    'tube_result',
    packRows(rows.length, [
      column('home', 'text', () => at.home),
      column('id', 'uuid', ({ id }) => id),
      column('outbreak', 'uuid', () => at.outbreak),
      column('area', 'ltree', ({ area }) => area),
      column('tube', 'text', ({ tube }) => tube),
      column('batch', 'uuid', ({ batch }) => batch),
      column('laboratory', 'text', ({ laboratory }) => laboratory),
      column('test', 'text', ({ test }) => test),
      column('outcome', 'text', ({ outcome }) => outcome),
      column('status', 'text', ({ status }) => status),
      column('targets', 'jsonb', ({ targets }) => JSON.stringify(targets)),
      column('instrument', 'text', ({ instrument }) => instrument),
      column('well', 'text', ({ well }) => well),
      column('tested_at', 'timestamptz', ({ testedAt }) => testedAt),
      column('reported_at', 'timestamptz', (row) => row.reported_at),
      column('by', 'uuid', ({ by }) => by),
      column('by_name', 'text', (row) => row.by_name),
      column('corrects', 'uuid', ({ corrects }) => corrects),
      column('superseded_at', 'timestamptz', (row) => row.superseded_at),
      column('note', 'text', ({ correction, note }) => correction ?? note),
    ]),
  );
}

/** Sets which results stand: those of the tubes that are not named stand no more. */
export async function supersede(
  trx: Trx,
  { home, outbreak }: Place,
  standing: readonly { tube: string; id: string }[],
  now: string,
): Promise<void> {
  if (standing.length === 0) return;
  await sql`
    update tube_result r set superseded_at = case when r.id = g.id then null else coalesce(r.superseded_at, ${now}::timestamptz) end
    from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb) as g(tube text, id uuid)
    where r.home = ${home} and r.outbreak = ${outbreak} and r.tube = g.tube and (r.id = g.id) = (r.superseded_at is not null)`.execute(trx);
}

export interface Mark {
  readonly code: string;
  readonly outcome: TubeOutcome;
  readonly result: string;
  readonly tested_at: string;
  readonly rerun: boolean;
  readonly fault: 'greyCt' | 'invalid' | null;
}

export async function markTubes(trx: Trx, { home, outbreak }: Place, marks: readonly Mark[], now: string): Promise<void> {
  if (marks.length === 0) return;
  await sql`select count(*) from firebreak.mark_tubes(${home}, ${outbreak}, ${JSON.stringify(marks)}::jsonb, ${now})`.execute(trx);
}

export async function toldTubes(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<void> {
  await sql`select firebreak.told_tubes(${home}, ${outbreak}, ${[...codes]}::text[])`.execute(trx);
}

/** Everybody in the tubes is due again; answers how many. */
export async function voidTubes(
  trx: Trx,
  { home, outbreak }: Place,
  codes: readonly string[],
  why: 'invalid' | 'greyCt',
  now: string,
): Promise<number> {
  if (codes.length === 0) return 0;
  const { rows } = await sql<{ lost: number }>`
    select firebreak.void_tubes(${home}, ${outbreak}, ${[...codes]}::text[], ${why}, ${now}) as lost`.execute(trx);
  return rows[0]?.lost ?? 0;
}

export async function unvoidTubes(trx: Trx, { home, outbreak }: Place, codes: readonly string[], now: string): Promise<number> {
  if (codes.length === 0) return 0;
  const { rows } = await sql<{ back: number }>`
    select firebreak.unvoid_tubes(${home}, ${outbreak}, ${[...codes]}::text[], ${now}) as back`.execute(trx);
  return rows[0]?.back ?? 0;
}
