import { type Device, type DeviceState } from '@firebreak/contract';
import { type Trx } from '../../platform/access/index.ts';
import { type devicesOf, peopleOf, waitingHandIns } from './store.ts';

type Row = Awaited<ReturnType<typeof devicesOf>>[number];

/** Devices as they are told: whose they are, when they were last in touch, what waits. Nothing of what is on them. */
export async function viewsOf(trx: Trx, rows: readonly Row[]): Promise<Device[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const people = await peopleOf(trx, ids);
  const waiting = await waitingHandIns(trx, ids);
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    kind: row.kind,
    state: stateOf(row),
    users: people
      .filter(({ device }) => device === row.id)
      .map((one) => ({ id: one.user_id, displayName: one.display_name, seenAt: one.seen_at })),
    createdAt: row.created_at,
    seenAt: row.seen_at,
    leaseUntil: row.lease_until,
    lists: row.lists,
    unsent: row.unsent,
    wipeRequestedAt: row.wipe_requested_at,
    wipeRequestedBy: row.wipe_requested_by,
    wipeReason: row.wipe_reason,
    wipedAt: row.wiped_at,
    handedIn: waiting
      .filter(({ device }) => device === row.id)
      .map(({ holder, display_name: displayName, count }) => ({ user: holder, displayName, count })),
  }));
}

const stateOf = (row: Row): DeviceState => (row.wiped_at !== null ? 'wiped' : row.wipe_requested_at !== null ? 'wiping' : 'active');
