import { type Expiry, type ExpiryCertificate, type ExpiryCounts, type ExpiryKind, type LegalHold } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface ExpiryRow extends Expiry {
  readonly counts: Readonly<Record<string, number>>;
  /** The newest job of it. */
  readonly job: string | null;
  readonly rule: ExpiryCertificate['rule'];
  readonly entries: number;
  /** Whether the reader decided about it. */
  readonly isDecider: boolean;
}

const columns = sql`
  e.id, e.kind, rule, before, '{"kept": {}, "next": null}'::jsonb || preview as preview, counts, reason, proposed_at as "proposedAt", proposed_by_name as "proposedBy", proposed_by = firebreak.actor() as "isOwn", decided_by is not distinct from firebreak.actor() as "isDecider",
  e.state, decided_at as "decidedAt", decided_by_name as "decidedBy", decision_reason as "decisionReason", entries, certificate,
  certificate_hash as "certificateHash", version, work.id as job,
  case when e.state = 'approved' and work.id is not null then jsonb_build_object('state', work.state, 'done', work.done, 'total', work.total) end as progress`;
const tables = sql`
  expiry e left join lateral (
    select j.id, j.state, j.done, j.total from job j
    where j.home = e.home and j.outbreak = e.outbreak and j.kind = 'expiry.forget' and j.input ->> 'expiry' = e.id::text
    order by j.created_at desc, j.id desc limit 1) work on true`;
const most = 200;

export async function expiriesIn(trx: Trx, home: string, outbreak: string): Promise<ExpiryRow[]> {
  const { rows } = await sql<ExpiryRow>`
    select ${columns} from ${tables} where e.home = ${home} and e.outbreak = ${outbreak} order by proposed_at desc, e.id desc limit ${most}`.execute(
    trx,
  );
  return rows;
}

export async function findExpiry(trx: Trx, home: string, id: string): Promise<ExpiryRow | undefined> {
  const { rows } = await sql<ExpiryRow>`select ${columns} from ${tables} where e.home = ${home} and e.id = ${id}`.execute(trx);
  return rows[0];
}

const nobody: ExpiryCounts = { members: 0, identified: 0, kept: {}, next: null };

/** Members of the roster whose time is over, and all who are still identified; nothing for who may not know. */
export async function rosterCounts(trx: Trx, home: string, outbreak: string, before: string): Promise<ExpiryCounts> {
  const { rows } = await sql<Pick<ExpiryCounts, 'members' | 'identified'>>`
    select * from firebreak.expiry_counts(${home}, ${outbreak}, ${before})`.execute(trx);
  return { ...nobody, ...rows[0] };
}

/** Counts with the moment since when the first of those who wait is not needed any more, in place of the day it will be due. */
export async function peopleCounts(
  trx: Trx,
  at: { readonly home: string; readonly outbreak: string; readonly before: string; readonly held: readonly string[]; readonly now: string },
): Promise<ExpiryCounts> {
  const { rows } = await sql<ExpiryCounts>`
    select * from firebreak.expiry_people_counts(${at.home}, ${at.outbreak}, ${at.before}, ${[...at.held]}::uuid[], ${at.now})`.execute(
    trx,
  );
  return rows[0] ?? nobody;
}

export async function visitCounts(trx: Trx, home: string, outbreak: string, kind: ExpiryKind, before: string): Promise<ExpiryCounts> {
  const { rows } = await sql<ExpiryCounts>`
    select * from firebreak.expiry_visit_counts(${home}, ${outbreak}, ${kind}, ${before})`.execute(trx);
  return rows[0] ?? nobody;
}

export interface NewExpiry {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly kind: ExpiryKind;
  readonly rule: ExpiryCertificate['rule'];
  readonly before: string;
  readonly preview: ExpiryCounts;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
}

export async function insertExpiry(trx: Trx, one: NewExpiry): Promise<void> {
  await sql`
    insert into expiry (home, id, outbreak, area, kind, rule, before, preview, reason, proposed_at, proposed_by, proposed_by_name)
    values (${one.home}, ${one.id}, ${one.outbreak}, ${one.area}::ltree, ${one.kind}, ${JSON.stringify(one.rule)}::jsonb, ${one.before},
      ${JSON.stringify(one.preview)}::jsonb, ${one.reason}, ${one.at}, ${one.by}, ${one.byName})`.execute(trx);
}

/** A proposal waits for a second person. */
export const waiting = { table: 'expiry', state: 'proposed' } as const;

export async function keepCertificate(trx: Trx, home: string, certificate: ExpiryCertificate, hash: string): Promise<void> {
  await sql`
    update expiry set state = 'done', done_at = ${certificate.doneAt}, certificate = ${JSON.stringify(certificate)}::jsonb,
      certificate_hash = ${hash}, version = version + 1
    where home = ${home} and id = ${certificate.id} and state = 'approved'`.execute(trx);
}

const holdColumns = sql`
  id, authority, reason, until, placed_at as "placedAt", placed_by_name as "placedBy", ended_at as "endedAt", ended_by_name as "endedBy",
  end_reason as "endReason"`;

export async function holdsIn(trx: Trx, home: string, outbreak: string): Promise<LegalHold[]> {
  const { rows } = await sql<LegalHold>`
    select ${holdColumns} from legal_hold where home = ${home} and outbreak = ${outbreak} order by placed_at desc, id desc limit ${most}`.execute(
    trx,
  );
  return rows;
}

export async function insertHold(
  trx: Trx,
  one: { home: string; id: string; outbreak: string; area: string; at: string; byName: string } & Pick<
    LegalHold,
    'authority' | 'reason' | 'until'
  >,
): Promise<void> {
  await sql`
    insert into legal_hold (home, id, outbreak, area, authority, reason, until, placed_at, placed_by_name)
    values (${one.home}, ${one.id}, ${one.outbreak}, ${one.area}::ltree, ${one.authority}, ${one.reason}, ${one.until}, ${one.at},
      ${one.byName})`.execute(trx);
}

/** @returns false when there is none in sight, or it ended before */
export async function endHoldRow(
  trx: Trx,
  one: { home: string; id: string; outbreak: string; at: string; byName: string; reason: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update legal_hold set ended_at = ${one.at}, ended_by_name = ${one.byName}, end_reason = ${one.reason}
    where home = ${one.home} and id = ${one.id} and outbreak = ${one.outbreak} and ended_at is null`.execute(trx);
  return numAffectedRows === 1n;
}
