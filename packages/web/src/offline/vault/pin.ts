import { seal, unseal } from './cipher.ts';

/** Both keys of a person on a device, under the PIN. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly sealed: Uint8Array<ArrayBuffer>;
  /** Wrong PINs that may still be entered; at none the lock is thrown away and only the server opens the device. */
  readonly triesLeft: number;
}

/** Raw keys in base64, as the server gives them. */
export interface RawKeys {
  readonly listKey: string;
  readonly queueKey: string;
}

/** Rounds of PBKDF2 with HMAC-SHA-256: the recommendation of the OWASP Password Storage Cheat Sheet (2023). */
export const PIN_ROUNDS = 600_000;
const SALT_BYTES = 16;

/**
 * What is wrong with a PIN: too short, or one that is guessed first (one digit only, digits in a row, a date of this or the last century).
 *
 * @param length shortest PIN the rule allows
 */
export function pinProblem(pin: string, length: number): 'short' | 'simple' | undefined {
  if (pin.length < length) return 'short';
  if (/^(.)\1+$/.test(pin)) return 'simple';
  if (inRow.includes(pin) || reversed(inRow).includes(pin)) return 'simple';
  return /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(pin) ? 'simple' : undefined;
}
const inRow = '01234567890123456789';
const reversed = (text: string): string => [...text].toReversed().join('');

/** Puts the keys under a PIN. @param owner device and person, which the lock covers */
export async function lockWithPin(keys: RawKeys, pin: string, owner: string, triesLeft: number, rounds = PIN_ROUNDS): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const sealed = await seal(await keyOfPin(pin, salt, rounds), JSON.stringify(keys), owner);
  return { salt, rounds, sealed, triesLeft };
}

/** The keys, or undefined for a wrong PIN. */
export async function unlockWithPin(lock: PinLock, pin: string, owner: string): Promise<RawKeys | undefined> {
  const text = await unseal(await keyOfPin(pin, lock.salt, lock.rounds), lock.sealed, owner);
  return text === undefined ? undefined : (JSON.parse(text) as RawKeys);
}

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(parameters, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
