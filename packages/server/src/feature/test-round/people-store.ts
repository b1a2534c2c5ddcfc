import { type CoverageState, type ExemptionReason, type MissingReason, type Occupancy, type RosterNeed } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** One person of a round, as a list shows them. */
export interface PersonRow {
  readonly member: string;
  /** ltree path of a leaf area. */
  readonly area: string;
  readonly household: string | null;
  readonly householdCode: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly room: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly birthYear: number | null;
  readonly needs: readonly RosterNeed[];
  readonly reason: MissingReason | null;
  readonly note: string | null;
}

/** The same person for whoever goes there. */
export interface DoorPersonRow extends PersonRow {
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly occupancy: Occupancy | null;
}

export interface PeopleCut {
  readonly home: string;
  readonly round: string;
  /** ltree paths of leaf areas. */
  readonly leaves: readonly string[];
  readonly state: CoverageState;
  readonly building: string | undefined;
}

/** Where a page of people ended. */
export interface PersonPlace {
  readonly area: string;
  readonly door: string;
  readonly member: string;
}

const people = ({ home, round, leaves, state, building }: PeopleCut, after?: PersonPlace, limit: number | null = null) => sql`
  firebreak.round_people(${home}, ${round}, ${[...leaves]}::text[]::ltree[], ${state}, ${building ?? null}, ${after?.area ?? null}::ltree,
    ${after?.door ?? null}, ${after?.member ?? null}::uuid, ${limit})`;

/** What a list shows and nothing else: of ten thousand lines every value that is read costs as much as the next one. */
const listed = sql`member, area::text as area, household, household_code as "householdCode", building, unit, floor, room, name, phone,
  birth_year as "birthYear", needs, missing_reason as reason, missing_note as note`;

/** The next people of leaf areas in the order of the doors. */
export async function peopleAfter(trx: Trx, cut: PeopleCut, after: PersonPlace | undefined, limit: number): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`select ${listed} from ${people(cut, after, limit)}`.execute(trx);
  return rows;
}

/** Everybody of leaf areas, with what finds the door. */
export async function peopleAtDoors(trx: Trx, cut: PeopleCut): Promise<DoorPersonRow[]> {
  const { rows } = await sql<DoorPersonRow>`select ${listed}, address, latitude, longitude, occupancy from ${people(cut)}`.execute(trx);
  return rows;
}

export async function countPeople(trx: Trx, cut: PeopleCut): Promise<number> {
  const { rows } = await sql<{ number: number }>`select count(*)::int as number from ${people(cut)}`.execute(trx);
  return rows[0]?.number ?? 0;
}

/** Where somebody of a list stands in the order of the doors. */
export async function placeOf(trx: Trx, home: string, { member, area, household }: PersonRow): Promise<PersonPlace> {
  const { rows } = await sql<{ door: string }>`select door from roster_household where home = ${home} and id = ${household}::uuid`.execute(
    trx,
  );
  return { member, area, door: rows[0]?.door ?? '' };
}

export interface Exempting {
  readonly home: string;
  readonly round: string;
  readonly by: string;
  readonly now: string;
}

/** Exempts members of a round, or takes exemptions back; answers how many changed. */
export async function exemptTargets(
  trx: Trx,
  at: Exempting,
  members: readonly string[],
  reason: ExemptionReason | null,
  until: string | null,
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select firebreak.exempt_targets(${at.home}, ${at.round}, ${[...members]}::uuid[], ${reason}, ${until}, ${at.by}, ${at.now}) as changed`.execute(
    trx,
  );
  return rows[0]?.changed ?? 0;
}

/** Writes down why people are missing; row-level security cuts to where the caller writes the roster. */
export async function explainTargets(
  trx: Trx,
  at: Omit<Exempting, 'by'>,
  members: readonly string[],
  reason: MissingReason,
  note: string | null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update round_target set missing_reason = ${reason}, missing_note = ${note}, missing_at = ${at.now}
    where home = ${at.home} and round = ${at.round} and member = any (${[...members]}::uuid[]) and removed_in is null and done_at is null
      and (missing_reason, missing_note) is distinct from (${reason}, ${note}::text)`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Names of areas by path. */
export async function areasByPath(trx: Trx, paths: readonly string[]): Promise<Map<string, { code: string; name: string }>> {
  const { rows } = await sql<{ path: string; code: string; name: string }>`
    select path::text as path, code, name from area where path = any (${[...new Set(paths)]}::text[]::ltree[])`.execute(trx);
  return new Map(rows.map(({ path, ...area }) => [path, area]));
}
