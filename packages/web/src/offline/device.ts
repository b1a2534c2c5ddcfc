import { uuidv7 } from '../app/uuid.ts';

/** A name of this device for the journal: made once, says nothing about its owner. */
export function deviceName(): string {
  const kept = localStorage.getItem(KEPT_NAME);
  if (kept !== null) return kept;
  const made = `device-${uuidv7().slice(-12)}`;
  localStorage.setItem(KEPT_NAME, made);
  return made;
}

/** After a wipe the device begins anew, under another name. */
export const forgetDeviceName = (): void => localStorage.removeItem(KEPT_NAME);

/** Browser and system in two words, so that somebody tells their phone from their computer in a list. */
export function deviceKind(userAgent: string): string {
  const browser = browsers.find(([, mark]) => mark.test(userAgent))?.[0] ?? 'Browser';
  const system = systems.find(([, mark]) => mark.test(userAgent))?.[0] ?? '';
  return system === '' ? browser : `${browser} · ${system}`;
}

/** In this order: most browsers also claim to be another one. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['WeChat', /MicroMessenger\//],
  ['Edge', /Edg\w*\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
];

const KEPT_NAME = 'firebreak.device';
