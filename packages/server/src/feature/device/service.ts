import { type Answer, AppError, type Device, type DeviceRule, type Parsed, type routes } from '@firebreak/contract';
import { type Actor, transact, type Trx } from '../../platform/access/index.ts';
import { appendActs, houseAct } from '../../platform/journal/index.ts';
import { sha256 } from '../../platform/journal/canonical.ts';
import { type Platform } from '../../platform/platform.ts';
import { newListKey, queueKeyOf } from './key.ts';
import {
  countHandIns,
  destroyListKeys,
  deviceRule,
  devicesOf,
  findDeviceForUpdate,
  insertDevice,
  installationSecret,
  keptAmong,
  keepListKey,
  peopleOf,
  setDeviceRule,
} from './store.ts';
import { viewsOf } from './view.ts';

type Routes = (typeof routes)['device'];
const hourMilliseconds = 3_600_000;

/**
 * The keys of what a person keeps on a device; each opening lets its lists live for another lease.
 *
 * @param sessionHash digest of the session's token: a wipe ends the sessions of the device
 * @throws AppError DEVICE_UNKNOWN when the token is another one, DEVICE_WIPED
 */
export function openDevice(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Parsed<Routes['open']>['body'],
  sessionHash: string,
): Promise<Answer<Routes['open']>> {
  const now = platform.now();
  return transact(platform.db, { actor }, async (trx) => {
    const rule = await deviceRule(trx);
    const leaseUntil = new Date(Date.parse(now) + rule.leaseHours * hourMilliseconds).toISOString();
    const isNew = await listDevice(trx, id, body, now, leaseUntil);
    await trx.updateTable('device').set({ seen_at: now, lease_until: leaseUntil, kind: body.kind }).where('id', '=', id).execute();
    const listKey = await keepListKey(trx, id, actor.id, newListKey(), now);
    await trx.updateTable('session').set({ device: id }).where('token_hash', '=', sessionHash).execute();
    if (isNew) await appendActs(trx, { actor, now }, [houseAct('device.listed', id, { label: body.label, kind: body.kind })]);
    const queueKey = queueKeyOf(await installationSecret(trx), id).toString('base64');
    return { listKey, queueKey, leaseUntil, handedIn: await countHandIns(trx, actor.id), rule };
  });
}

/** @returns whether it was not known before */
async function listDevice(trx: Trx, id: string, body: Parsed<Routes['open']>['body'], now: string, leaseUntil: string): Promise<boolean> {
  const known = await findDeviceForUpdate(trx, id);
  if (known === undefined) {
    const { label, kind } = body;
    await insertDevice(trx, { id, token_hash: sha256(body.token), label, kind, created_at: now, seen_at: now, lease_until: leaseUntil });
  }
  const device = known ?? (await findDeviceForUpdate(trx, id));
  if (device?.token_hash !== sha256(body.token)) throw new AppError('DEVICE_UNKNOWN');
  if (device.wipe_requested_at !== null) throw new AppError('DEVICE_WIPED');
  return known === undefined;
}

export function listDevices(platform: Platform, actor: Actor, whose: 'own' | 'kept'): Promise<Answer<Routes['list']>> {
  return transact(platform.db, { actor }, async (trx) => ({
    asOf: platform.now(),
    rule: await deviceRule(trx),
    devices: await viewsOf(trx, await devicesOf(trx, whose === 'own' ? { user: actor.id } : 'kept')),
  }));
}

/**
 * Has a device wiped. At once: its sessions end and the keys of its lists are destroyed. At its next contact: it hands in what it has not
 * sent and deletes everything. Twice is once.
 *
 * @throws AppError RECORD_NOT_FOUND for a device that is neither one's own nor of anybody whose account one keeps
 */
export function wipeDevice(platform: Platform, actor: Actor, id: string, reason: string): Promise<Device> {
  const now = platform.now();
  return transact(platform.db, { actor }, async (trx) => {
    const device = await deviceInReach(trx, actor, id);
    if (device.wipe_requested_at === null) {
      await destroyListKeys(trx, id);
      await trx.deleteFrom('session').where('device', '=', id).execute();
      await trx
        .updateTable('device')
        .set({ wipe_requested_at: now, wipe_requested_by: actor.name, wipe_reason: reason })
        .where('id', '=', id)
        .execute();
      await appendActs(trx, { actor, now }, [houseAct('device.wipeRequested', id, { label: device.label, reason })]);
    }
    return oneDevice(trx, id);
  });
}

/** The device, locked, when the actor may decide about it. */
export async function deviceInReach(trx: Trx, actor: Actor, id: string) {
  const device = await findDeviceForUpdate(trx, id);
  const people = device === undefined ? [] : await peopleOf(trx, [id]);
  const users = people.map(({ user_id: user }) => user);
  const mayDecide = users.includes(actor.id) || (await keptAmong(trx, users)).size > 0;
  if (device === undefined || !mayDecide) throw new AppError('RECORD_NOT_FOUND');
  return device;
}

export async function oneDevice(trx: Trx, id: string): Promise<Device> {
  const [view] = await viewsOf(trx, await devicesOf(trx, { device: id }));
  if (view === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view;
}

export function changeDeviceRule(platform: Platform, actor: Actor, rule: DeviceRule): Promise<DeviceRule> {
  return transact(platform.db, { actor }, async (trx) => {
    const before = await deviceRule(trx);
    await setDeviceRule(trx, rule);
    await appendActs(trx, { actor, now: platform.now() }, [houseAct('deviceRule.changed', null, { before, after: rule })]);
    return rule;
  });
}
