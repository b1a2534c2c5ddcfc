import { type MemberSample, type RosterMember } from '@firebreak/contract';
import { type ExemptionReason, type Occupancy } from '@firebreak/epi';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** A member as the database has it; `path` is the ltree path of its area. */
export interface MemberRow extends Omit<RosterMember, 'phoneTail' | 'documentTail'> {
  readonly path: string;
  readonly phone: string | null;
  readonly document: string | null;
  readonly householdCode: string | null;
  /** Of the registry. */
  readonly person: string | null;
}

export interface HouseholdRow {
  readonly id: string;
  readonly path: string;
  readonly area: string;
  readonly areaName: string;
  readonly code: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly room: string | null;
  readonly occupancy: Occupancy;
  readonly door: string;
  readonly version: number;
}

const memberColumns = sql`
  m.id, m.household, m.area::text as path, a.code as area, a.name as "areaName", m.name, m.sex, m.birth_year as "birthYear", m.phone,
  m.document_number as document, m.post, m.risk, m.needs, m.duplicate_of as "duplicateOf", m.source, m.withdrawn_at as "withdrawnAt", m.version,
  h.code as "householdCode", m.person`;

async function members(trx: Trx, home: string, cut: RawBuilder<unknown>): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from roster_member m join area a on a.path = m.area
    left join roster_household h on h.home = m.home and h.id = m.household
    where m.home = ${home} and m.outbreak = (select firebreak.open_outbreak()) and ${cut}`.execute(trx);
  return rows;
}

export const membersById = (trx: Trx, home: string, ids: readonly string[]): Promise<MemberRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : members(trx, home, sql`m.id = any (${[...ids]}::uuid[])`);

/** Members of households, the eldest first. */
export const membersOf = (trx: Trx, home: string, households: readonly string[]): Promise<MemberRow[]> =>
  households.length === 0
    ? Promise.resolve([])
    : members(
        trx,
        home,
        sql`m.household = any (${[...households]}::uuid[]) and m.withdrawn_at is null order by m.household, m.birth_year nulls last, m.id`,
      );

export interface Wanted {
  readonly documentCode: number;
  readonly phoneCode: number | undefined;
  readonly name: string;
  /** The letters of what was typed, where it is nothing but letters. */
  readonly sound: string | undefined;
  readonly area: string | undefined;
}

/** Who has this document, this phone, this household code, or a name that begins or sounds so; those in sight. */
export const membersFound = (
  trx: Trx,
  home: string,
  { documentCode, phoneCode, name, sound, area }: Wanted,
  limit: number,
): Promise<MemberRow[]> => {
  const within = area === undefined ? sql`true` : sql`m.area <@ ${area}::ltree`;
  const one = (cut: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    (select m.id from roster_member m where m.home = ${home} and m.outbreak = (select firebreak.open_outbreak()) and m.withdrawn_at is null and ${within}
      and ${cut} limit ${limit})`;
  const ways = [
    one(sql`m.document_code = ${documentCode}`),
    ...(phoneCode === undefined ? [] : [one(sql`m.phone_code = ${phoneCode}`)]),
    one(
      sql`m.household in (select k.id from roster_household k where k.home = ${home} and k.outbreak = (select firebreak.open_outbreak()) and k.code = ${name})`,
    ),
    one(begins(sql`m.name`, name)),
    // Who sounds exactly so is not crowded out by the many who begin so.
    ...(sound === undefined
      ? []
      : ['pinyin', 'initials'].flatMap((column) => {
          const heard = sql`m.${sql.raw(column)}`;
          return [one(sql`${heard} collate "C" = ${sound}`), one(begins(heard, sound))];
        })),
  ];
  return members(
    trx,
    home,
    sql`m.id in (${sql.join(ways, sql` union `)}) order by m.name = ${name} desc, coalesce(m.initials = ${sound ?? null} or m.pinyin = ${sound ?? null}, false) desc, m.area, h.door, m.id limit ${limit}`,
  );
};
const begins = (column: RawBuilder<unknown>, text: string): RawBuilder<unknown> =>
  sql`${column} collate "C" >= ${text} and ${column} collate "C" < ${text + lastCharacter}`;
/** Sorts after every character that stands in a name. */
const lastCharacter = '\u{10FFFF}';

/** Names in sight that have no sound yet. */
export async function namesUnsounded(trx: Trx, home: string, limit: number): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.id, m.name from roster_member m
    where m.home = ${home} and m.outbreak = (select firebreak.open_outbreak()) and m.pinyin is null and m.name is not null limit ${limit}`.execute(
    trx,
  );
  return rows;
}

export interface SoundRow {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
}
export async function soundNames(trx: Trx, home: string, rows: readonly SoundRow[]): Promise<void> {
  const column = (key: keyof SoundRow): string[] => rows.map((row) => row[key]);
  await sql`
    select firebreak.sound_names(${home}, ${column('id')}::uuid[], ${column('name')}::text[], ${column('pinyin')}::text[],
      ${column('initials')}::text[])`.execute(trx);
}

/** The last samples of a member, as far as they are in sight. */
export async function samplesOf(trx: Trx, home: string, member: string, limit: number): Promise<MemberSample[]> {
  const { rows } = await sql<MemberSample>`
    select s.id, s.taken_at as "takenAt", s.tube, s.state,
      case when r.id is null then null else jsonb_build_object('id', r.id, 'name', r.name) end as round
    from sample s left join test_round r on r.home = s.home and r.id = s.round
    where s.home = ${home} and s.member = ${member} and s.outbreak = (select firebreak.open_outbreak())
    order by s.taken_at desc, s.id limit ${limit}`.execute(trx);
  return rows;
}

const householdColumns = sql`
  h.id, h.area::text as path, a.code as area, a.name as "areaName", h.code, h.building, h.unit, h.floor, h.room, h.occupancy, h.door, h.version`;

export async function householdsById(trx: Trx, home: string, ids: readonly string[]): Promise<HouseholdRow[]> {
  const { rows } = await sql<HouseholdRow>`
    select ${householdColumns} from roster_household h join area a on a.path = h.area
    where h.home = ${home} and h.outbreak = (select firebreak.open_outbreak()) and h.id = any (${[...ids]}::uuid[])
    order by h.area, h.door, h.id`.execute(trx);
  return rows;
}

export interface DoorCut {
  readonly home: string;
  readonly area: string;
  readonly building: string | undefined;
  readonly occupancy: Occupancy | undefined;
  readonly code: string | undefined;
}
export interface DoorPlace {
  readonly area: string;
  readonly door: string;
  readonly id: string;
}

/** The next households in the order of the doors. */
export async function doorsAfter(trx: Trx, cut: DoorCut, after: DoorPlace | undefined, limit: number): Promise<DoorPlace[]> {
  const { rows } = await sql<DoorPlace>`
    select id, area::text as area, door from firebreak.roster_doors(${cut.home}, ${cut.area}::ltree, ${cut.building ?? null}, ${cut.occupancy ?? null},
      ${cut.code ?? null}, ${after?.area ?? null}::ltree, ${after?.door ?? null}, ${after?.id ?? null}::uuid, ${limit})`.execute(trx);
  return rows;
}

export async function countDoors(trx: Trx, cut: DoorCut): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*)::int as number from firebreak.roster_doors(${cut.home}, ${cut.area}::ltree, ${cut.building ?? null}, ${cut.occupancy ?? null},
      ${cut.code ?? null}, null, null, null, null)`.execute(trx);
  return rows[0]?.number ?? 0;
}

interface Versioned {
  readonly home: string;
  readonly id: string;
  readonly version: number;
}

/** False when row-level security or a newer version kept the row from changing. */
export async function setOccupancy(trx: Trx, row: Versioned, occupancy: Occupancy, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update roster_household set occupancy = ${occupancy}, source = 'door', version = version + 1, updated_at = ${now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  return numAffectedRows === 1n;
}

export async function withdrawMemberRow(trx: Trx, row: Versioned, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update roster_member set withdrawn_at = ${now}, version = version + 1, updated_at = ${now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version} and withdrawn_at is null`.execute(trx);
  return numAffectedRows === 1n;
}

/** Makes a member a double of another, and those that were doubles of it with it; with null it is a person of its own. */
export async function setDouble(trx: Trx, row: Versioned, other: string | null, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update roster_member set duplicate_of = ${other}::uuid, version = version + 1, updated_at = ${now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  if (numAffectedRows !== 1n) return false;
  if (other !== null)
    await sql`update roster_member set duplicate_of = ${other}::uuid, version = version + 1, updated_at = ${now}
      where home = ${row.home} and duplicate_of = ${row.id}`.execute(trx);
  return true;
}

/**
 * Tells rounds that still take samples that members left the roster, or are back on it: they are exempt until the next version of the
 * denominator, or missing again.
 */
export async function tellRounds(
  trx: Trx,
  at: { home: string; by: string; now: string },
  members: readonly string[],
  reason: ExemptionReason | null,
  tookBack: readonly ExemptionReason[] = [],
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select firebreak.roster_changed(${at.home}, ${[...members]}::uuid[], ${reason}, ${[...tookBack]}::text[], ${at.by}, ${at.now}) as changed`.execute(
    trx,
  );
  return rows[0]?.changed ?? 0;
}
