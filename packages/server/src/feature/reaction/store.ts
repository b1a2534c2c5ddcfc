import { type CaseClass, type PlaceKind, type TaskKind, type TaskStatus } from '@firebreak/epi';
import { type EventKind, type PackRef } from '@firebreak/protocol';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** What decides which events of an infection hold; of whoever is no case, of the person. */
export interface EventPerson {
  readonly episode: number;
  /** ltree path. */
  readonly area: string;
  readonly onset: string | null;
  /** Day of the first positive sample; null: none. */
  readonly first_positive: string | null;
  readonly case_class: CaseClass | null;
  readonly exposed: boolean;
  /** Days of samples that are this infection's, where the person has several; null is open. */
  readonly own_from: string | null;
  readonly own_until: string | null;
}

/** The infections of a person in their order; empty when the person is not of this outbreak, or withdrawn. */
export async function eventPerson(trx: Trx, home: string, person: string): Promise<EventPerson[]> {
  const { rows } =
    await sql<EventPerson>`select episode, area::text as area, onset, first_positive, case_class, exposed, own_from, own_until
    from firebreak.event_person(${home}, ${person})`.execute(trx);
  return rows;
}

/** The last infection of a person with their own results since it began by day (oldest first), and the events of infections after the first. */
export interface EpisodeRow {
  /** 0 for whoever is no case. */
  readonly episode: number;
  readonly isCase: boolean;
  readonly onset: string | null;
  readonly diagnosed: string | null;
  /** Recovery or discharge; null while the episode runs. */
  readonly closed: string | null;
  readonly tests: readonly { readonly day: string; readonly outcome: 'positive' | 'negative' }[];
  readonly events: readonly { readonly id: string; readonly kind: EventKind }[];
}

export async function episodeOf(trx: Trx, home: string, person: string): Promise<EpisodeRow | undefined> {
  const { rows } = await sql<{ episode: EpisodeRow | null }>`select firebreak.episode_of(${home}, ${person}) as episode`.execute(trx);
  return rows[0]?.episode ?? undefined;
}

export interface Touched {
  readonly kind: 'contact' | 'place' | 'household' | 'poolMember';
  readonly id: string;
  readonly area: string;
  readonly place_kind: PlaceKind | null;
  /** Specimen through which it was touched: that of a member of a pool. */
  readonly specimen?: string | null;
}

/** Persons exposed by a person, places visited since a day, and who lives with them. */
export async function touchedBy(trx: Trx, home: string, person: string, since: string): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    select kind, id, area::text as area, place_kind from firebreak.touched_by(${home}, ${person}, ${since}::date)`.execute(trx);
  return rows;
}

export interface StoredEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly area: string;
  readonly person: string | null;
  readonly known_at: string;
  readonly happened_at: string | null;
  readonly cancelled_at: string | null;
  readonly pack: PackRef;
  readonly version: number;
}

export async function storedEvent(trx: Trx, home: string, id: string): Promise<StoredEvent | undefined> {
  const { rows } = await sql<StoredEvent>`
    select id, kind, area::text as area, person, known_at, happened_at, cancelled_at, pack, version
    from firebreak.response_event_of(${home}, ${id})`.execute(trx);
  return rows[0];
}

export interface EventRow extends Omit<StoredEvent, 'version'> {
  readonly home: string;
  readonly outbreak: string;
  readonly facts: Readonly<Record<string, readonly string[]>>;
}

export async function writeEvent(trx: Trx, row: EventRow): Promise<void> {
  await sql`select firebreak.write_response_event(${JSON.stringify(row)}::jsonb)`.execute(trx);
}

/** A task of an event, as far as comparing needs it. */
export interface EventTask {
  readonly id: string;
  readonly version: number;
  readonly area: string;
  readonly source_id: string;
  readonly source_hash: string;
  readonly status: TaskStatus;
  readonly extra: Readonly<Record<string, string>>;
  readonly opened_at: string;
  readonly due_at: string;
  readonly owner_role: string;
  readonly pack: string;
}

export async function tasksOfEvent(trx: Trx, home: string, cause: string): Promise<EventTask[]> {
  const { rows } = await sql<EventTask>`
    select id, version, area::text as area, source_id, source_hash, status, extra, opened_at, due_at, owner_role, pack
    from firebreak.tasks_of_event(${home}, ${cause})`.execute(trx);
  return rows;
}

/** A row for `firebreak.open_tasks` and `firebreak.change_tasks`: instants as ISO text. */
export interface TaskRow {
  readonly home: string;
  readonly outbreak: string;
  readonly id: string;
  readonly area: string;
  readonly now: string;
  readonly source_id: string;
  readonly source_hash: string;
  readonly extra: Readonly<Record<string, string>>;
  readonly kind: TaskKind;
  readonly person: string | null;
  readonly place: string | null;
  readonly specimen: string | null;
  readonly opened_at: string;
  readonly due_at: string;
  readonly clock: string;
  readonly owner_role: string;
  readonly sector: string | null;
  readonly waits_for: string | null;
  readonly cause: string;
  readonly pack: string;
}

/** Opens tasks; gives the ids of those that were not there yet. */
export async function openTasks(trx: Trx, rows: readonly TaskRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const { rows: opened } = await sql<{ id: string }>`select id from firebreak.open_tasks(${JSON.stringify(rows)}::jsonb)`.execute(trx);
  return new Set(opened.map(({ id }) => id));
}

export interface TaskChange extends Pick<
  TaskRow,
  'home' | 'id' | 'area' | 'now' | 'source_hash' | 'extra' | 'opened_at' | 'due_at' | 'owner_role' | 'pack'
> {
  readonly version: number;
  readonly status: TaskStatus;
  readonly done_at: string | null;
  readonly reason: string | null;
}

export async function changeTasks(trx: Trx, changes: readonly TaskChange[]): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select id from firebreak.change_tasks(${JSON.stringify(changes)}::jsonb)`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
