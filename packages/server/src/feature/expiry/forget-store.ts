import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** An expiry at work. */
export interface Work {
  readonly home: string;
  readonly id: string;
}

export interface Forgotten {
  /** People or stays that were forgotten. */
  readonly members: number;
  /** The last that was looked at; null when there is nobody left to look at. */
  readonly last: string | null;
}

/** Forgets some more members of rosters, in the order of their ids. */
export async function forgetMembers(trx: Trx, { home, id }: Work, after: string | null, count: number): Promise<Forgotten> {
  const { rows } = await sql<Forgotten>`select * from firebreak.forget_members(${home}, ${id}, ${after}, ${count})`.execute(trx);
  const some = rows[0];
  return some === undefined || some.members === 0 ? { members: 0, last: null } : some;
}

/** Looks at some more people and forgets those of them who are due. */
export async function forgetPeople(trx: Trx, { home, id }: Work, now: string, after: string | null, count: number): Promise<Forgotten> {
  const { rows } = await sql<Forgotten>`
    select * from firebreak.forget_some_people(${home}, ${id}, ${now}, ${after}, ${count})`.execute(trx);
  return rows[0] ?? { members: 0, last: null };
}

export async function forgetVisits(trx: Trx, { home, id }: Work, after: string | null, count: number): Promise<Forgotten> {
  const { rows } = await sql<Forgotten>`select * from firebreak.forget_some_visits(${home}, ${id}, ${after}, ${count})`.execute(trx);
  return rows[0] ?? { members: 0, last: null };
}

export const holdPeople = (trx: Trx, { home, id }: Work, people: readonly string[]): Promise<unknown> =>
  sql`select firebreak.hold_people(${home}, ${id}, ${[...people]}::uuid[])`.execute(trx);

/** What was typed in the outbreak to find people: searches, saved views, exports, cells quoted by imports. */
export async function typedTexts(trx: Trx, { home, id }: Work): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select t as text from firebreak.expiry_texts(${home}, ${id}) t`.execute(trx);
  return rows.map(({ text }) => text);
}

/** A text with the words by which the registry would find somebody. */
export interface WatchedText {
  readonly text: string;
  readonly words: readonly { readonly part: string; readonly code: number | null }[];
}

export const watchTexts = (trx: Trx, { home, id }: Work, texts: readonly WatchedText[]): Promise<unknown> =>
  sql`select firebreak.watch_texts(${home}, ${id}, ${JSON.stringify(texts)}::jsonb)`.execute(trx);

/** @returns imports that were never written, whose files are to go */
export async function sweep(trx: Trx, { home, id }: Work): Promise<string[]> {
  const { rows } = await sql<{ import: string }>`select i as import from firebreak.sweep_expiry(${home}, ${id}) i`.execute(trx);
  return rows.map((row) => row.import);
}

/** What an expiry forgot so far, with the ids in order, one a line. */
export async function forgottenMembers(trx: Trx, { home, id }: Work): Promise<{ members: number; households: number; ids: string }> {
  const { rows } = await sql<{ members: number; households: number; ids: string }>`
    select * from firebreak.forgotten_in(${home}, ${id})`.execute(trx);
  return rows[0] ?? { members: 0, households: 0, ids: '' };
}

export async function forgottenSubjects(trx: Trx, { home, id }: Work): Promise<{ members: number; ids: string }> {
  const { rows } = await sql<{ members: number; ids: string }>`select * from firebreak.forgotten_by(${home}, ${id})`.execute(trx);
  return rows[0] ?? { members: 0, ids: '' };
}
