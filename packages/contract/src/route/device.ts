import { z } from 'zod';
import { Instant } from '../instant.ts';
import { route } from './route.ts';

const OneDevice = z.strictObject({ id: z.uuid() });
/** 256 random bits made by the device: proves that who speaks is the device, also when nobody is signed in. */
const Token = z.string().regex(/^[\w-]{43}$/);
/** 256 bits of a key in base64. */
const Key = z.string().regex(/^[\w+/]{43}=$/);
const Reason = z.string().trim().min(3).max(500);

/** What holds for every device. */
export const DeviceRule = z.strictObject({
  /** Hours after the last contact with the server in which lists on a device stay readable. */
  leaseHours: z.int().min(1).max(336),
  /** Days after which a list leaves a device, whatever its rounds. */
  listDays: z.int().min(1).max(28),
  pinLength: z.int().min(6).max(20),
  /** Wrong PINs after which only the server unlocks the device. */
  pinAttempts: z.int().min(3).max(20),
});
export type DeviceRule = z.infer<typeof DeviceRule>;

/** `wiping`: asked for, the device has not been in touch since. */
export const deviceStates = ['active', 'wiping', 'wiped'] as const;
export type DeviceState = (typeof deviceStates)[number];

export const Device = z.object({
  id: z.uuid(),
  /** The name under which it stands beside what was registered on it. */
  label: z.string(),
  /** Browser and system, as it says itself. */
  kind: z.string(),
  state: z.enum(deviceStates),
  /** Who worked with it, the last one first. */
  users: z.array(z.object({ id: z.uuid(), displayName: z.string(), seenAt: Instant })),
  createdAt: Instant,
  seenAt: Instant,
  /** When its lists end to be readable unless it gets in touch before. */
  leaseUntil: Instant,
  /** Lists and registrations that were on it when it was last in touch. */
  lists: z.int(),
  unsent: z.int(),
  wipeRequestedAt: Instant.nullable(),
  wipeRequestedBy: z.string().nullable(),
  wipeReason: z.string().nullable(),
  wipedAt: Instant.nullable(),
  /** Registrations it handed in before it was wiped, whose people have not sent them yet. */
  handedIn: z.array(z.object({ user: z.uuid(), displayName: z.string(), count: z.int() })),
});
export type Device = z.infer<typeof Device>;

/** An entry of a device's queue as it lies there: what names somebody is sealed. */
export const SealedEntry = z.strictObject({
  id: z.uuid(),
  outbreak: z.uuid(),
  at: Instant,
  by: z.uuid(),
  /** base64 of a nonce of 12 bytes and the AES-GCM ciphertext with its tag. */
  sealed: z.string().max(40_000),
});
export type SealedEntry = z.infer<typeof SealedEntry>;

/** What the seal of an entry covers besides its content, so that it cannot be moved to another person, time or outbreak. */
export const sealedWith = ({ id, outbreak, at, by }: Pick<SealedEntry, 'id' | 'outbreak' | 'at' | 'by'>): string =>
  `firebreak-entry|${id}|${outbreak}|${at}|${by}`;

const devices = z.object({ asOf: Instant, rule: DeviceRule, devices: z.array(Device) });

export const deviceRoutes = {
  open: route({
    method: 'POST',
    path: '/api/devices/{id}/open',
    summary: 'The keys of what the signed-in person keeps on this device; a device that is not known yet is listed',
    tag: 'device',
    access: 'signedIn',
    params: OneDevice,
    body: z.strictObject({ token: Token, label: z.string().trim().min(1).max(60), kind: z.string().trim().min(1).max(80) }),
    response: z.object({ listKey: Key, queueKey: Key, leaseUntil: Instant, handedIn: z.int(), rule: DeviceRule }),
  }),
  contact: route({
    method: 'PUT',
    path: '/api/devices/{id}/contact',
    summary: 'A device says what is on it and learns whether it is to be wiped; with or without a session',
    tag: 'device',
    access: 'anyone',
    params: OneDevice,
    body: z.strictObject({
      token: Token,
      unsent: z.int().min(0).max(1_000_000),
      lists: z.int().min(0).max(10_000),
      /** Nothing of field work is on it any more. */
      wiped: z.boolean().default(false),
    }),
    response: z.object({ wipe: z.boolean() }),
    perMinute: 600,
  }),
  handIn: route({
    method: 'PUT',
    path: '/api/devices/{id}/queue',
    summary: 'A device that is to be wiped hands in what it has not sent, sealed; it may drop what is answered',
    tag: 'device',
    access: 'anyone',
    params: OneDevice,
    body: z.strictObject({ token: Token, entries: z.array(SealedEntry).max(500) }),
    response: z.object({ kept: z.array(z.uuid()) }),
    bodyBytes: 24_000_000,
    perMinute: 600,
  }),
  own: route({
    method: 'GET',
    path: '/api/devices/own',
    summary: 'Devices on which the signed-in person worked',
    tag: 'device',
    access: 'signedIn',
    response: devices,
  }),
  list: route({
    method: 'GET',
    path: '/api/devices',
    summary: 'Devices of everybody whose account one keeps',
    tag: 'device',
    access: 'user.manage',
    response: devices,
  }),
  wipe: route({
    method: 'POST',
    path: '/api/devices/{id}/wipe',
    summary:
      'Have a device wiped at its next contact, and end its sessions and the keys of its lists now; own ones, or as keeper of accounts',
    tag: 'device',
    access: 'signedIn',
    params: OneDevice,
    body: z.strictObject({ reason: Reason }),
    response: Device,
  }),
  assign: route({
    method: 'POST',
    path: '/api/devices/{id}/queue/assign',
    summary: 'Give what a device handed in for one person to another person to look at and send',
    tag: 'device',
    access: 'user.manage',
    params: OneDevice,
    body: z.strictObject({ from: z.uuid(), to: z.uuid(), reason: Reason }),
    response: Device,
  }),
  setRule: route({
    method: 'PUT',
    path: '/api/devices/rule',
    summary: 'How long devices keep lists, and how they are unlocked without a network',
    tag: 'device',
    access: 'user.manage',
    body: DeviceRule,
    response: DeviceRule,
  }),
  handedIn: route({
    method: 'GET',
    path: '/api/hand-ins',
    summary: 'Registrations of the signed-in person that a wiped device handed in, opened, the oldest first',
    tag: 'device',
    access: 'signedIn',
    response: z.object({
      entries: z.array(SealedEntry.omit({ sealed: true }).extend({ device: z.uuid(), content: z.string() })),
      more: z.boolean(),
    }),
  }),
  takeHandedIn: route({
    method: 'POST',
    path: '/api/hand-ins/taken',
    summary: 'Registrations that were handed in are in the queue of this device now',
    tag: 'device',
    access: 'signedIn',
    body: z.strictObject({ entries: z.array(z.strictObject({ device: z.uuid(), id: z.uuid() })).max(500) }),
    response: z.object({ taken: z.int() }),
  }),
};
