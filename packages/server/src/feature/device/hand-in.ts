import { type Answer, AppError, type Device, type Parsed, type routes, type SealedEntry } from '@firebreak/contract';
import { type Actor, transact, type Trx } from '../../platform/access/index.ts';
import { type Db } from '../../platform/database/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { openSealed, queueKeyOf } from './key.ts';
import { deviceInReach, oneDevice } from './service.ts';
import { findDevice, handInsFor, installationSecret, keepHandIns, keptAmong, peopleOf } from './store.ts';

type Routes = (typeof routes)['device'];

/** A device says what is on it. It needs no session: one that was taken away must still learn that it is to be wiped. */
export async function contactDevice(
  platform: Platform,
  id: string,
  { token, unsent, lists, wiped }: Parsed<Routes['contact']>['body'],
): Promise<{ wipe: boolean }> {
  const now = platform.now();
  return platform.db.transaction().execute(async (trx) => {
    const device = await provenDevice(trx, id, token);
    const isWiped = wiped && device.wipe_requested_at !== null;
    await trx
      .updateTable('device')
      .set({ seen_at: now, unsent, lists, ...(isWiped && device.wiped_at === null ? { wiped_at: now } : {}) })
      .where('id', '=', id)
      .execute();
    if (isWiped && device.wiped_at === null) {
      await appendActs(trx, { actor: theDevice(device.label), now }, [houseAct('device.wiped', id, { label: device.label })]);
    }
    return { wipe: device.wipe_requested_at !== null };
  });
}

/**
 * Keeps what a device that is to be wiped has not sent. Each entry is opened once to see that it is whole and was sealed by this device for a
 * person who worked on it; what is not stays on the device, which is told only of what is kept.
 */
export async function handIn(platform: Platform, id: string, token: string, entries: readonly SealedEntry[]): Promise<{ kept: string[] }> {
  const now = platform.now();
  return platform.db.transaction().execute(async (trx) => {
    const device = await provenDevice(trx, id, token);
    if (device.wipe_requested_at === null) throw new AppError('DEVICE_UNKNOWN');
    const key = queueKeyOf(await installationSecret(trx), id);
    const people = new Set((await peopleOf(trx, [id])).map(({ user_id: user }) => user));
    const whole = entries.filter((entry) => people.has(entry.by) && openSealed(key, entry) !== undefined);
    const rows = whole.map((entry) => ({
      device: id,
      id: entry.id,
      outbreak: entry.outbreak,
      at: entry.at,
      at_text: entry.at,
      by: entry.by,
      holder: entry.by,
      sealed: entry.sealed,
      handed_in_at: now,
    }));
    await keepHandIns(trx, rows);
    const told = { label: device.label, count: whole.length };
    if (whole.length > 0) await appendActs(trx, { actor: theDevice(device.label), now }, [houseAct('device.handedIn', id, told)]);
    return { kept: whole.map((entry) => entry.id) };
  });
}

/** What was handed in for the signed-in person, opened for them. */
export async function handedInFor(platform: Platform, actor: Actor): Promise<Answer<Routes['handedIn']>> {
  const { db } = platform;
  const rows = await handInsFor(db, actor.id, pageSize + 1);
  const secret = await installationSecret(db);
  const entries = rows.slice(0, pageSize).map(({ device, id, outbreak, at_text: at, by, sealed }) => {
    const content = openSealed(queueKeyOf(secret, device), { id, outbreak, at, by, sealed });
    if (content === undefined) throw new AppError('INTERNAL', { reference: `hand-in ${id}` });
    return { device, id, outbreak, at, by, content };
  });
  return { entries, more: rows.length > pageSize };
}

/** They are in the queue of another device now, from where they go the ordinary way. */
export async function takeHandedIn(db: Db, actor: Actor, entries: Parsed<Routes['takeHandedIn']>['body']['entries'], now: string) {
  let taken = 0;
  for (const [device, ids] of byDevice(entries)) {
    const { numUpdatedRows } = await db
      .updateTable('device_hand_in')
      .set({ taken_at: now, sealed: '' }) // nobody needs it any more
      .where('device', '=', device)
      .where('id', 'in', ids)
      .where('holder', '=', actor.id)
      .where('taken_at', 'is', null)
      .executeTakeFirst();
    taken += Number(numUpdatedRows);
  }
  return { taken };
}

function byDevice(entries: readonly { readonly device: string; readonly id: string }[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { device, id } of entries) found.set(device, [...(found.get(device) ?? []), id]);
  return found;
}

/**
 * Gives what was handed in for somebody, who may have left, to somebody else. Both accounts must be in the keeper's hands; the keeper sees
 * how many there are and not whom they name.
 */
export function assignHandIns(platform: Platform, actor: Actor, id: string, body: Parsed<Routes['assign']>['body']): Promise<Device> {
  return transact(platform.db, { actor }, async (trx) => {
    await deviceInReach(trx, actor, id);
    const kept = await keptAmong(trx, [body.from, body.to]);
    if (!kept.has(body.from) || !kept.has(body.to)) throw new AppError('RECORD_NOT_FOUND');
    const { numUpdatedRows } = await trx
      .updateTable('device_hand_in')
      .set({ holder: body.to })
      .where('device', '=', id)
      .where('holder', '=', body.from)
      .where('taken_at', 'is', null)
      .executeTakeFirst();
    const told = { ...body, count: Number(numUpdatedRows) };
    await appendActs(trx, { actor, now: platform.now() }, [houseAct('device.handInAssigned', id, told)]);
    return oneDevice(trx, id);
  });
}

async function provenDevice(trx: Trx, id: string, token: string) {
  const device = await findDevice(trx, id);
  if (device?.token_hash !== sha256(token)) throw new AppError('DEVICE_UNKNOWN');
  return device;
}

/** In the journal a device speaks for itself: it belongs to no user. */
const theDevice = (label: string): Actor => ({ id: nobody, name: label, locale: 'zh-Hans', grants: [] });
const nobody = '00000000-0000-0000-0000-000000000000';
const pageSize = 200;
