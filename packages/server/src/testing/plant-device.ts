import { uuidv7 } from 'uuidv7';
import { type Actor } from '../platform/access/index.ts';
import { sha256 } from '../platform/journal/canonical.ts';
import { asOwner, type TestDatabase } from './database.ts';

export interface PlantedDevice {
  readonly device: string;
  readonly user: string;
  readonly handIn: string;
}

/** What stands in the name of the planted device. */
export const deviceMark = (area: string): string => `MARK-device-${area}`;
/** Tables in which nobody of elsewhere changes anything of it. */
export const deviceTables = ['device', 'device_user', 'device_hand_in'] as const;

/** A phone of somebody in an area with one registration that it handed in. */
export async function plantDevice(database: TestDatabase, user: Actor, area: string): Promise<PlantedDevice> {
  const [device, handIn] = [uuidv7(), uuidv7()];
  const at = '2022-07-12T05:00:00.000Z';
  await asOwner(
    database.engine,
    `insert into device (id, token_hash, label, kind, created_at, seen_at, lease_until) values
      ('${device}', '${sha256('planted')}', '${deviceMark(area)}', 'planted', '${at}', '${at}', '${at}');
    insert into device_user (device, user_id, list_key, seen_at) values ('${device}', '${user.id}', '${deviceMark(area)}', '${at}');
    insert into device_hand_in (device, id, outbreak, at, at_text, by, holder, sealed, handed_in_at) values
      ('${device}', '${handIn}', gen_random_uuid(), '${at}', '${at}', '${user.id}', '${user.id}', '${deviceMark(area)}', '${at}')`,
  );
  return { device, user: user.id, handIn };
}

/** What a curious person sends to the doors of devices. */
export const deviceBodies = ({ device, user, handIn }: PlantedDevice): Readonly<Record<string, unknown>> => {
  const [token, reason] = ['A'.repeat(43), 'curious'];
  const entry = { id: handIn, outbreak: handIn, at: '2022-07-12T05:00:00.000Z', by: user, sealed: 'AAAA' };
  return {
    'device.open': { token, label: 'own', kind: 'own' },
    'device.contact': { token, unsent: 0, lists: 0, wiped: true },
    'device.handIn': { token, entries: [entry] },
    'device.wipe': { reason },
    'device.assign': { from: user, to: user, reason },
    'device.takeHandedIn': { entries: [{ device, id: handIn }] },
  };
};
