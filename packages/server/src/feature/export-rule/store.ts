import { type ExportRule, type ExportRuleVersion, type RecordKind } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

const columns = sql`
  most_rows as "mostRows", most_persons as "mostPersons", most_residents as "mostResidents", hours, keep_days as "keepDays", version, reason,
  set_at as "setAt", set_by_name as "setBy"`;

const mostVersions = 50;

/** Versions of the rule, the one in force first. */
export async function ruleVersions(trx: Trx, most = mostVersions): Promise<ExportRuleVersion[]> {
  const { rows } = await sql<ExportRuleVersion>`select ${columns} from export_rule order by version desc limit ${most}`.execute(trx);
  return rows;
}

export async function exportRule(trx: Trx): Promise<ExportRuleVersion> {
  const [rule] = await ruleVersions(trx, 1);
  if (rule === undefined) throw new Error('The rule of exports is missing.');
  return rule;
}

export interface NewRule extends ExportRule {
  readonly version: number;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
}

/** Answers whether nobody else had set this version already. */
export async function insertRule(trx: Trx, one: NewRule): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into export_rule (most_rows, most_persons, most_residents, hours, keep_days, version, reason, set_at, set_by, set_by_name)
    values (${one.mostRows}, ${one.mostPersons}, ${one.mostResidents}, ${one.hours}, ${one.keepDays}, ${one.version}, ${one.reason},
      ${one.at}, ${one.by}, ${one.byName})
    on conflict (version) do nothing`.execute(trx);
  return numAffectedRows === 1n;
}

/** Whether the actor may set a rule that binds the whole installation. */
export async function maySetRule(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select 'world'::ltree <@ any (firebreak.scope('user.manage')) as may`.execute(trx);
  return rows[0]?.may === true;
}

export async function approverRoles(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('role_permission').select('role').where('permission', '=', 'export.approve').orderBy('role').execute();
  return rows.map(({ role }) => role);
}

/**
 * Lets one export of a person begin at a time, until the transaction ends. Two that count at the same moment would each find the other
 * not there yet, and both pass. Lists wait for it too, where they show somebody new.
 */
export async function lockExporter(trx: Trx, person: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`export ${person}`}, 0))`.execute(trx);
}

/** Kinds of journal entries that tell of a file of people: those of the registry, and the missing of a round. */
export type FileKind = RecordKind | 'testRound';

/** Personal records the actor took in files since then without an approval, in whatever outbreak. */
export async function exportedLately(trx: Trx, since: string, kinds: readonly FileKind[]): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    select firebreak.exported_lately(${since}, ${[...kinds]}::text[])::integer as taken`.execute(trx);
  return rows[0]?.taken ?? 0;
}

/** People of the registry, or residents on a roster: a list of either has its own number in the rule. */
export type Population = 'person' | 'resident';

export interface Shown {
  /** Of these people, how many the actor had not read in a list within the window. */
  readonly fresh: number;
  /** How many that makes, with those read before. */
  readonly total: number;
  readonly most: number;
  readonly hours: number;
}

/** Counts the people a list is about to show. One statement; nothing is written or locked where all were seen before. */
export async function countShown(trx: Trx, population: Population, ids: readonly string[], moment: string): Promise<Shown | undefined> {
  const { rows } = await sql<Shown>`
    select fresh, total, most, hours from firebreak.count_shown(${population}, ${[...ids]}::uuid[], ${moment})`.execute(trx);
  return rows[0];
}
